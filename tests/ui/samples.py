"""Records for the tests of the window: invented, small, every kind, one of them with all a page can show."""

from __future__ import annotations

from datetime import date

from sync.bilingual import Bilingual
from sync.records import (
    Accreditation,
    Agreement,
    Call,
    Equipment,
    Facility,
    Organisation,
    Paper,
    Person,
    Programme,
    Record,
    Service,
)
from sync.rows import (
    AltId,
    Contact,
    FacilityLink,
    Load,
    Partner,
    Photo,
    Price,
    Specification,
    Verification,
)

TODAY = date(2026, 11, 23)

ORG = Organisation(
    uid="org:svetoch", number="BY-O-001", demo=True, status="published", confirmed_on="2026-11-03",
    name=Bilingual("Институт прикладной оптики «Светоч»", "Інстытут прыкладной оптыкі «Светач»"),
    short_name=Bilingual("ИПО «Светоч»", "ІПО «Светач»"), org_type="institute", founded_year=1968,
    country="BY", region="BY-HM", locality=Bilingual("Минск", "Мінск"), url="https://svetoch.example",
    about=Bilingual("Институт ведёт исследования в области оптики и лазерной физики.", ""),
    address=Bilingual("ул. Примерная, 68", "вул. Прыкладная, 68"), role_email="info@svetoch.example",
)  # fmt: skip

FACILITY = Facility(
    uid="fac:laser", number="BY-0042", demo=True, status="published", rev=7, confirmed_on="2026-11-03",
    confirmed_by="организация", source="Образец", source_licence="CC0-1.0", owner_org="org:svetoch",
    alt_ids=(AltId(scheme="ckp-rf", value="507321"),),
    name=Bilingual("«Лазерная спектроскопия и фотоника»", "«Лазерная спектраскапія і фатоніка»"),
    acronym=Bilingual("ЛСФ", "ЛСФ"), facility_kind="ckp", life_cycle="operational", founded_year=2009,
    tagline=Bilingual("Спектры от ультрафиолета до терагерц за один визит",
                      "Спектры ад ультрафіялету да сярэдняга інфрачырвонага"),
    description=Bilingual(
        "Центр объединяет фемтосекундные и наносекундные лазерные комплексы, спектрометры комбинационного рассеяния "
        "и криогенный конфокальный микроскоп. Внешним пользователям доступны измерения спектров пропускания, "
        "люминесценции и времени жизни возбуждённых состояний в диапазоне 200–2 500 нм.",
        "Цэнтр аб’ядноўвае фемтасекундныя і нанасекундныя лазерныя комплексы, спектрометры камбінацыйнага рассейвання "
        "і крыягенны канфакальны мікраскоп. Знешнім карыстальнікам даступныя вымярэнні спектраў прапускання, "
        "люмінесцэнцыі і часу жыцця ўзбуджаных станаў у дыяпазоне 200–2 500 нм."),
    unique_features=Bilingual("Единственный в регионе стенд с временным разрешением 40 фс.", ""),
    url="https://svetoch.example/laser", host_org="org:svetoch", country="BY", region="BY-HM",
    locality=Bilingual("Минск", "Мінск"), grnti=("29.31", "29.33"),
    keywords=Bilingual("лазер, спектр", "лазер, спектр"),
    access_modes=("paid", "free_conditionally"), access_types=("physical", "mail_in"), order_type="order_required",
    reply_days=15, staff_languages=("ru", "be"), training_required=True,
    procedure=Bilingual("Образцы принимаются по вторникам в корпусе 2. Перед первым визитом нужен инструктаж, он "
                        "длится один час.", "Узоры прымаюцца па аўторках у корпусе 2. Перад першым візітам патрэбны "
                        "інструктаж, ён доўжыцца адну гадзіну."),
    eligibility=Bilingual("Любая организация Беларуси и России.", "Любая арганізацыя Беларусі і Расіі."),
    load=(Load(year=2024, hours_total=4800, hours_used=2900, external_share=40),
          Load(year=2025, hours_total=4800, hours_used=3320, external_share=45)),
    contacts=(Contact(role="booking", unit=Bilingual("Приёмная центра", "Прыёмная цэнтра"),
                      email="ckp@svetoch.example", phone="+375 17 000-00-00"),
              Contact(role="safety", unit=Bilingual("Отдел охраны труда", ""), phone="+375 17 000-00-01")),
    policy_docs=("doc:1",),
    photos=(Photo(hash="0" * 64, alt=Bilingual("Зал с лазером", "Зала з лазерам")),),
)  # fmt: skip

EQUIPMENT = tuple(
    Equipment(
        uid=f"eq:{place}", number=f"BY-E-{place:03}", demo=True, status="published", confirmed_on="2026-10-01",
        name=Bilingual(ru, be), instrument_type="laser", manufacturer="Optika", model=f"L-{place}00", made_year=2019,
        condition=condition, expected_back=back, facility_uids=("fac:laser",),
        specs=(Specification(parameter="wavelength", min="0.2", max="2.5", unit="um"),
               Specification(parameter="power", value="1200", uncertainty="5", unit="W")),
        verification=(Verification(kind="verification", certificate_no="77", valid_until=until),) if until else (),
    )
    for place, (ru, be, condition, back, until) in enumerate((
        ("Лазерный комплекс фемтосекундный, 800 нм", "Лазерны комплекс фемтасекундны, 800 нм", "working", "",
         "2027-05-14"),
        ("Спектрометр комбинационного рассеяния", "", "repair", "2027-03-15", ""),
        ("Микроскоп конфокальный криогенный", "Мікраскоп канфакальны крыягенны", "working", "", "2026-11-30"),
        *(("Прибор вспомогательный", "Прыбор дапаможны", "working", "", "2027-01-10"),) * 9,
    ), 1)
)  # fmt: skip

SERVICES = (
    Service(
        uid="srv:1", demo=True, facility_uid="fac:laser", unit="sample", turnaround_days=5, status="published",
        confirmed_on="2025-06-01", equipment_uids=("eq:1",),
        name=Bilingual("Измерение спектра пропускания", "Вымярэнне спектра прапускання"),
        description=Bilingual("Спектр от 200 до 2 500 нм.", "Спектр ад 200 да 2 500 нм."),
        prices=(Price(amount="46.00", currency="BYN", customer_group="union_partner", valid_to="2026-12-31"),
                Price(amount="1250.5", currency="RUB", customer_group="other", valid_to="2025-12-31")),
    ),
    Service(uid="srv:2", facility_uid="fac:laser", unit="hour", name=Bilingual("Обучение работе", "Навучанне працы"),
            prices=(Price(by_agreement=True),)),
)  # fmt: skip

PROGRAMME = Programme(
    uid="prg:1", number="SG-12", status="published", confirmed_on="2025-01-10", programme_kind="research",
    name=Bilingual("Лазерные технологии Союзного государства", "Лазерныя тэхналогіі Саюзнай дзяржавы"),
    goals=Bilingual("Создать общий парк лазерных установок.", "Стварыць агульны парк лазерных установак."),
    level="union_state", programme_status="running", start="2024-01-01", end="2027-12-31",
    partners=(Partner(org_uid="org:svetoch", role="executor", country="BY"),),
    facilities=(FacilityLink(facility_uid="fac:laser", role="user"),),
)  # fmt: skip

AGREEMENT = Agreement(
    uid="agr:1", status="published", agreement_kind="cooperation", signed="2023-05-20", valid_until="2028-05-20",
    confirmed_on="2026-05-20", name=Bilingual("Договор о совместных измерениях", "Дагавор аб сумесных вымярэннях"),
    parties=("org:svetoch",), facilities=("fac:laser",),
    scope=Bilingual("Стороны пользуются приборами друг друга.", "Бакі карыстаюцца прыборамі адзін аднаго."),
)  # fmt: skip

CALL = Call(
    uid="call:1", number="BY-6001", status="published", confirmed_on="2026-11-01", funder_uid="org:svetoch",
    name=Bilingual("Заявки на лазерное время", "Заяўкі на лазерны час"), programme_uid="prg:1",
    topics=Bilingual("Опыты с короткими импульсами.", "Доследы з кароткімі імпульсамі."),
    opens="2026-10-01", deadline="2026-12-01T18:00+05:00", amount_max="90000", currency="BYN",
    eligible_countries=("BY", "RU"),
)  # fmt: skip

ACCREDITATION = Accreditation(
    uid="acc:1", status="published", holder_uid="fac:laser", accreditation_scheme="iso17025",
    certificate_no="BY/112 02.1.0001", scope=Bilingual("Измерения спектров", "Вымярэнні спектраў"),
    issued="2021-03-13", valid_until="2026-03-12", confirmed_on="2026-01-10",
)  # fmt: skip

PAPER = Paper(
    uid="doc:1", status="published", document_kind="policy", lang="ru", date="2026-02-01", size=148_000,
    name=Bilingual("Правила доступа", "Правілы доступу"), file_hash="1" * 64, confirmed_on="2026-02-01",
)  # fmt: skip

PERSON = Person(
    uid="per:1", status="published", family=Bilingual("Фамилия", "Прозвішча"), given=Bilingual("Имя", "Імя"),
    position=Bilingual("Начальник смены", "Начальнік змены"), role="responsible", org_uid="org:svetoch",
    about_uids=("fac:laser",), email="name@svetoch.example", consent_scope="office", consent_date="2026-01-15",
    confirmed_on="2026-11-01",
)  # fmt: skip

RECORDS: tuple[Record, ...] = (
    ORG, FACILITY, *EQUIPMENT, *SERVICES, PROGRAMME, AGREEMENT, CALL, ACCREDITATION, PAPER, PERSON,
)  # fmt: skip
