"""What a list says a record was found by stands in the record: over all judged questions, in either language."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.catalogue import Catalogue, words
from desktop.catalogue.finding.explaining import Why
from desktop.catalogue.index.texts import words_of
from desktop.catalogue.index.types_of_kinds import KIND_SCHEME, TYPE_SCHEMES
from desktop.catalogue.questions import Facet, Question
from desktop.catalogue.words.binding import without_binding
from sync.bilingual import Lang
from tests.catalogue import sample_records
from tests.catalogue.sample_records import clock
from tests.search.judged import questions

PAGE = 50
OTHERWISE = """
РЭМ; SEM; AFM; TEM; HPLC; GC-MS; XRD; PCR; ЭПР; КТ; МРТ; ПЭТ; ІЧ-спектраскапія; ВЭВХ; ПЛР; НДР; ЛПК; БПЛА; ЦОД; САПР
дэндрарый; беспилотник; секвенатор; тепловизор; термография; датасет; сопромат; суперкомпьютер; вібрастол; картошка
рамановский спектрометр; ионообменная хроматография; интеллектуальная собственность; струйный; уравнение; потолок
информационные технологии; состояние; управляемый; трёхмерная печать; нейросети; эхолот; бульба; лекі; пухліна; ИП
"""
"""Other names that none of the judged questions uses, and words that only sound like others."""


def asked() -> list[str]:
    own = [text.strip() for line in OTHERWISE.splitlines() for text in line.split(";") if text.strip()]
    return list(dict.fromkeys([*(one.text for one in questions()), *own]))


def reasons(sample: Catalogue, lang: Lang) -> Iterator[tuple[str, str, Why]]:
    for text in asked():
        question = Question(text, lang=lang)
        rows = list(sample.search(question).ids)[:PAGE]
        for uid, why in zip(sample.uids_of(rows), sample.why(question, rows), strict=True):
            if why and not getattr(why, "field", ""):  # what a field has is told by its label
                yield text, uid, why


@pytest.fixture(scope="module")
def texts(sample: Catalogue) -> dict[str, str]:
    """By uid: all that a record says and is found by, the names of what belongs to a facility and of its type too."""
    uids = sample.uids_of(sample.search(Question()).ids)
    names = {record.uid: f" {record.name.ru} {record.name.be}" for record in sample.records(uids)}
    found = {record.uid: " ".join(words_of(record)[1]) for record in sample.records(uids)}
    for record in sample.records(uids):
        field, scheme = TYPE_SCHEMES.get(record.kind, ("", ""))
        labels = [sample.vocabularies.label(KIND_SCHEME, record.kind)]
        labels += [sample.vocabularies.label(scheme, getattr(record, field))] if field else []
        branches = (code[:end] for code in getattr(record, "grnti", ()) for end in (2, 5, 8))
        labels += [sample.vocabularies.label("grnti", code) for code in branches]
        found[record.uid] += "".join(f" {label.ru} {label.be}" for label in labels)
        found[record.uid] += names.get(getattr(record, "host_org", ""), "")
        for facility in (*getattr(record, "facility_uids", ()), getattr(record, "facility_uid", "")):
            if facility in found:
                found[facility] += f"{names[record.uid]} {getattr(record, 'model', '')}"
    return found


@pytest.mark.parametrize("lang", list(Lang))
def test_the_word_told_is_one_of_the_record(sample: Catalogue, texts: dict[str, str], lang: Lang) -> None:
    told = list(reasons(sample, lang))
    assert len({text for text, _, _ in told}) >= 30
    held = {
        uid: {key for word in words.WORD.findall(text) for key in words.lemma_keys(word)} for uid, text in texts.items()
    }
    wrong = Counter(
        (why.typed, why.said)
        for _, uid, why in told
        for word in words.WORD.findall(without_binding(why.said))
        if words.lemma_keys(word).isdisjoint(held[uid])
    )
    assert not wrong


@pytest.mark.parametrize("stands", ["сканавальны", "сканіравальны"])
def test_of_two_words_that_sound_alike_the_one_that_stands_there_is_told(profile_dir: Path, stands: str) -> None:
    one = sample_records.equipment(
        "eq-7", "Микроскоп", facilities=(), description={"be": f"{stands} электронны мікраскоп"}
    )
    profile = sample_records.install(profile_dir, [*sample_records.records(), one])
    question = Question("СЭМ", ((Facet.KIND, ("equipment",)),), lang=Lang.BE)
    with Catalogue.open(profile, clock=clock) as catalogue:
        rows = catalogue.search(question).ids
        reasons = dict(zip(catalogue.uids_of(rows), catalogue.why(question, rows), strict=True))
    assert reasons["eq-7"] == Why("СЭМ", f"{stands} электронны мікраскоп")
