"""Large invented catalogues in both languages, the same from run to run: for scale, search and sync.

    python tests/bench/make_synthetic.py --facilities 10000 --seed 1 --data resources/vocabularies > cat10k.jsonl

Every record depends on seed, kind, index and revision only, so the first facilities of a bigger run with the same
`--orgs` are the same. Kinds of lines: meta, organisation, contact, facility, equipment, programme. Towns and subjects
are read from the vocabularies in `--data`, all else from `synthetic_texts.json`. No real persons: contacts are role
mailboxes at *.example, telephone numbers use blocks of zeros. The Belarusian texts were written for tests.
"""

import argparse
import gc
import json
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from synthetic_chance import Weighted, Zipf, acronym, damaged, moment, subjects, table

TEXTS = json.loads(Path(__file__).with_name("synthetic_texts.json").read_text(encoding="utf-8"))
ACCESS = ["open", "request", "contract", "joint", "internal"]
ACCESS_W = [10, 45, 30, 10, 5]
KINDS = {"org": 11, "con": 23, "fac": 37, "eqp": 53, "prg": 71}


class Gen:
    """Lines of one catalogue; `a` are the options of the command line."""

    def __init__(self, a):
        self.a = a
        towns = [town for town in table(a.data / "cities.tsv") if town["name_ru"] and town["region"]]
        weights = {"BY": 0, "RU": 30_000}
        self.city = {
            country: Weighted(found, [int(town["population"]) ** 1.1 + 1 for town in found])
            for country, least in weights.items()
            if (found := [t for t in towns if t["country"] == country and int(t["population"]) > least])
        }
        self.l3 = subjects(a.data / "grnti.tsv")
        self.allg = [subject for code, found in self.l3.items() if len(code) == 2 for subject in found]
        self.zt = Zipf(len(TEXTS["TOPICS"]), 0.7)
        self.ft = Weighted(TEXTS["FTYPES"], [f[3] for f in TEXTS["FTYPES"]])
        self.ot = Weighted(TEXTS["OTYPES"], [o[3] for o in TEXTS["OTYPES"]])
        self.acc = Weighted(ACCESS, ACCESS_W)
        self.norg = a.orgs or max(20, a.facilities // 25)
        self.zo = Zipf(self.norg, 0.85, 3)
        self.orgc = {}

    def R(self, kind, i, rev=0):
        return random.Random((self.a.seed * 1000003 + KINDS[kind]) * 1000003 + i * 4099 + rev)

    def last_rev(self, kind, i):
        """0 = never changed; n = changed last in revision n; -n = deleted in revision n"""
        L = 0
        for v in range(1, self.a.revision + 1):
            x = self.R(kind, i, 100 + v).random()
            if x < self.a.churn * 0.03:
                return -v
            if x < self.a.churn:
                L = v
        return L

    def has_be(self, r, country):
        return r.random() < (self.a.be_by if country == "BY" else self.a.be_ru)

    def org(self, i):
        if i in self.orgc:
            return self.orgc[i]
        r = self.R("org", i)
        country = "BY" if r.random() < self.a.by_share else "RU"
        c = self.city[country](r)
        kind, tr, tb, _ = self.ot(r)
        t = TEXTS["TOPICS"][self.zt(r)]
        br = TEXTS["BRANDS"][r.randrange(len(TEXTS["BRANDS"]))]
        named = r.random() < 0.35
        num = f" № {r.randint(1, 60)}" if r.random() < 0.04 else ""
        ru = f"{tr} {t[0]}{num}" + (f" «{br[0]}»" if named else "")
        be = f"{tb} {t[1]}{num}" + (f" «{br[1]}»" if named else "")
        if r.random() < 0.5:
            ru += f" ({c['name_ru']})"
            be += f" ({c['name_be'] or c['name_ru']})"
        dom = f"org{i:06d}.example"
        o = {
            "kind": "organisation",
            "id": f"syn-o-{i:07d}",
            "type": kind,
            "name_ru": ru,
            "name_be": be if self.has_be(r, country) else None,
            "name_en": None,
            "acronym": acronym(ru),
            "acronym_be": acronym(be),
            "country": country,
            "region": c["region"],
            "city_ru": c["name_ru"],
            "city_be": c["name_be"] or None,
            "geonameid": int(c["geonameid"]),
            "lat": round(float(c["lat"]) + r.gauss(0, 0.03), 5),
            "lon": round(float(c["lon"]) + r.gauss(0, 0.05), 5),
            "established": int(r.triangular(1920, 2024, 1965)),
            "website": f"https://{dom}/",
            "updated_at": moment(r),
        }
        if len(self.orgc) < 200000:
            self.orgc[i] = o
        return o

    def contact(self, i, oid, fid, o):
        r = self.R("con", i)
        ro = TEXTS["ROLES"][r.randrange(len(TEXTS["ROLES"]))]
        by = o["country"] == "BY"
        area = r.choice((17, 212, 232, 152, 162, 222)) if by else r.randint(301, 499)
        return {
            "kind": "contact",
            "id": f"syn-c-{i:07d}",
            "org_id": oid,
            "facility_id": fid,
            "unit_ru": ro[0],
            "unit_be": ro[1],
            "email": f"{ro[2]}@{o['website'][8:-1]}",
            "phone": f"{'+375' if by else '+7'} {area} 000-{r.randrange(100):02d}-{r.randrange(100):02d}",
        }

    def descr(self, r, t, k):
        n = max(1, min(14, int(r.lognormvariate(1.15, 0.6))))
        ru, be = [], []
        order = r.sample(range(1, len(TEXTS["SENT"])), min(n, len(TEXTS["SENT"]) - 1))
        v = {"t": t[0], "t_be": t[1], "y": 2019 + r.randrange(7)} | {
            "n": r.randint(120, 6500),
            "p": r.randint(5, 95),
            "k": k,
            "a": r.randint(2, 9),
            "b": r.randint(10, 60),
        }
        for j in [0, *order]:
            ru.append(TEXTS["SENT"][j][0].format(**v))
            be.append(TEXTS["SENT"][j][1].format(**v))
        return " ".join(ru), " ".join(be)

    def facility(self, i):
        L = self.last_rev("fac", i)
        if L < 0:
            return None, 0
        r = self.R("fac", i)
        o = self.org(self.zo(r))
        t = TEXTS["TOPICS"][self.zt(r)]
        code, tr, tb, _ = self.ft(r)
        bei = r.random()
        ne = min(400, int(r.lognormvariate(self.a.equip_mu, 1.0)))
        br = TEXTS["BRANDS"][r.randrange(len(TEXTS["BRANDS"]))]
        named = r.random() < 0.3
        ru = f"{tr} {t[0]}" + (f" «{br[0]}»" if named else "")
        be = f"{tb} {t[1]}" + (f" «{br[1]}»" if named else "")
        if r.random() < 0.3:
            ru += f" ({o['acronym']})"
            be += f" ({o['acronym_be']})"
        beok = bei < (self.a.be_by if o["country"] == "BY" else self.a.be_ru)
        pool = self.l3.get(t[2]) or self.allg
        g = sorted({pool[r.randrange(len(pool))] for _ in range(1 + int(r.random() < 0.4) + int(r.random() < 0.15))})
        if r.random() < 0.1:
            g = sorted(set(g) | {self.allg[r.randrange(len(self.allg))]})
        rr = self.R("fac", i, L) if L else r
        dru, dbe = self.descr(rr, t, ne)
        sv = rr.sample(TEXTS["SERVICES"], min(len(TEXTS["SERVICES"]), 1 + int(rr.expovariate(0.6))))
        if r.random() < self.a.dirty:
            ru, be = (damaged(r, ru), be) if r.random() < 0.5 else (ru, damaged(r, be))
            if r.random() < 0.1:
                ru, be = be, ru
        f = {
            "kind": "facility",
            "id": f"syn-f-{i:07d}",
            "rev": L,
            "type": code,
            "org_id": o["id"],
            "name_ru": ru,
            "name_be": be if beok else None,
            "country": o["country"],
            "region": o["region"],
            "city_ru": o["city_ru"],
            "city_be": o["city_be"],
            "lat": round(o["lat"] + r.gauss(0, 0.01), 5),
            "lon": round(o["lon"] + r.gauss(0, 0.015), 5),
            "grnti": [x[0] for x in g],
            "ford": [t[3]],
            "keywords_ru": [x[1] for x in g],
            "year": int(r.triangular(1955, 2026, 2012)),
            "access": self.acc(r),
            "status": "active" if r.random() < 0.93 else r.choice(("planned", "maintenance", "closed")),
            "description_ru": dru,
            "description_be": dbe if beok and r.random() < 0.9 else None,
            "services_ru": [x[0] for x in sv],
            "services_be": [x[1] for x in sv] if beok else None,
            "price_byn_hour": round(r.lognormvariate(4, 0.9), 2) if r.random() < 0.6 else None,
            "updated_at": moment(rr, L),
        }
        return f, ne

    def equipment(self, r, fid, fi, j, beok):
        rnd = r.random
        e = TEXTS["EQUIP"][min(int(r.expovariate(0.09)), len(TEXTS["EQUIP"]) - 1)]
        k = int(rnd() * len(TEXTS["SPECS"]))
        sp = [TEXTS["SPECS"][(k + q * 3) % len(TEXTS["SPECS"])] for q in range(1 + int(rnd() * 4))]
        return {
            "kind": "equipment",
            "id": f"syn-e-{fi:07d}-{j:03d}",
            "facility_id": fid,
            "name_ru": e[0],
            "name_be": e[1] if beok else None,
            "maker": TEXTS["MAKERS"][int(rnd() * len(TEXTS["MAKERS"]))],
            "model": f"{e[2]}-{10 + int(rnd() * 9989)}{('', 'M', 'A', '/2', '-Pro')[int(rnd() * 5)]}",
            "year": int(r.triangular(1985, 2026, 2017)),
            "qty": 1 if rnd() < 0.85 else 2 + int(rnd() * 11),
            "specs": [
                {
                    "name_ru": a,
                    "name_be": b,
                    "value": (int(lo + rnd() * (hi - lo)) if hi > 50 else round(lo + rnd() * (hi - lo), 2)),
                    "unit": u,
                }
                for a, b, u, lo, hi in sp
            ],
            "inv": f"{int(rnd() * 10**7):07d}",
        }

    def programme(self, i):
        r = self.R("prg", i)
        t = TEXTS["TOPICS"][self.zt(r)]
        p = TEXTS["PROG"][r.randrange(len(TEXTS["PROG"]))]
        y = r.randint(2015, 2027)
        d = self.descr(r, t, r.randint(3, 60))
        n = self.a.facilities
        return {
            "kind": "programme",
            "id": f"syn-p-{i:06d}",
            "title_ru": f"{p[0]} {t[0]} на {y}–{y + 4} годы",
            "title_be": f"{p[1]} {t[1]} на {y}–{y + 4} гады",
            "start": y,
            "end": y + r.randint(1, 5),
            "budget_mln": round(r.lognormvariate(3, 1.2), 2),
            "currency": r.choice(("RUB", "BYN")),
            "partners": sorted({self.org(self.zo(r))["id"] for _ in range(r.randint(2, 9))}),
            "facilities": sorted({f"syn-f-{r.randrange(n):07d}" for _ in range(r.randint(1, 12))}),
            "grnti": [t[2]],
            "description_ru": d[0],
            "description_be": d[1],
            "updated_at": moment(r),
        }

    def lines(self):
        """All lines in order."""
        a = self.a
        yield {"kind": "meta", "seed": a.seed, "facilities": a.facilities, "revision": a.revision}
        for i in range(self.norg):
            o = self.org(i)
            yield o
            yield self.contact(i + 1, o["id"], None, o)
        for i in range(a.facilities):
            yield from self.around(i)
        for i in range(a.facilities // 100):
            yield self.programme(i)

    def around(self, i):
        """A facility, its contact, its instruments."""
        f, ne = self.facility(i)
        if f is None:
            return
        yield f
        if i % 3 == 0:
            yield self.contact(10**6 + i, f["org_id"], f["id"], self.org(int(f["org_id"][6:])))
        r = self.R("eqp", i)
        for j in range(ne):
            yield self.equipment(r, f["id"], i, j, f["name_be"] is not None)


def options():
    """The command line."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--facilities", type=int, default=10000)
    p.add_argument("--orgs", type=int, default=0)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--revision", type=int, default=0, help="same ids, some records changed or deleted")
    p.add_argument("--churn", type=float, default=0.03, help="share of facilities changed per revision")
    p.add_argument("--be-by", type=float, default=0.85)
    p.add_argument("--be-ru", type=float, default=0.35)
    p.add_argument("--by-share", type=float, default=0.3)
    p.add_argument("--dirty", type=float, default=0.02, help="share of damaged names")
    p.add_argument("--equip-mu", type=float, default=0.8, help="log-normal mu; 0.8 gives about 3 items per facility")
    p.add_argument("--data", type=Path, required=True, help="folder with cities.tsv and grnti.tsv")
    return p.parse_args()


if __name__ == "__main__":
    gc.disable()  # nothing here makes cycles
    write = sys.stdout.buffer.write
    dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
    for line in Gen(options()).lines():
        write(dump(line).encode() + b"\n")
