"""Records for the tests of paper: made up, complete in both languages, with the letters that go wrong first."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from desktop.brochure.plan import (
    NOTHING,
    Column,
    ContactLine,
    Fact,
    Issue,
    MapPoint,
    Passage,
    PassportView,
    Photo,
    PrintRequest,
    Section,
    Table,
)
from desktop.paths import RESOURCES
from desktop.settings import Content
from sync.bilingual import Bilingual as B

MAP = RESOURCES / "map.json"
ISSUE = Issue(118, "2026-11-20")
LINK = "niva:5b8e2c1e-1f5d-5a7c-9d43-0a6f1c2b3d4e"


def same(text: str) -> B:
    return B(text, text)


def draw_photo(path: Path, size: tuple[int, int] = (1600, 1000)) -> Path:
    """A picture of light rings on a dark ground, as the sample has."""
    picture = Image.new("RGB", size, "#0e1f3d")
    pen = ImageDraw.Draw(picture)
    for number in range(26, 0, -1):
        reach = number * size[0] // 40
        pen.ellipse(
            (size[0] * 0.62 - reach, size[1] * 0.5 - reach, size[0] * 0.62 + reach, size[1] * 0.5 + reach),
            outline=(40 + 6 * (26 - number), 90 + 5 * (26 - number), 190),
            width=3,
        )
    pen.line((0, size[1] * 0.58, size[0] * 0.62, size[1] * 0.5), fill="#9fc4ff", width=4)
    picture.save(path, quality=88)
    return path


FACTS = (
    Fact(B("Регистрационный номер", "Рэгістрацыйны нумар"), same("BY-0042")),
    Fact(
        B("Базовая организация", "Базавая арганізацыя"),
        B("Институт прикладной оптики «Светоч» (вымышлен)", "Інстытут прыкладной оптыкі «Святоч» (выдуманы)"),
    ),
    Fact(B("Вид", "Від"), B("центр коллективного пользования", "цэнтр калектыўнага карыстання")),
    Fact(B("Жизненный цикл", "Жыццёвы цыкл"), B("действует", "працуе")),
    Fact(B("Год основания", "Год заснавання"), same("2009")),
    Fact(B("Регион", "Рэгіён"), B("Минск", "Мінск")),
    Fact(
        B("Код ГРНТИ", "Код ДРНТІ"),
        B("29.31.26 Лазерная спектроскопия; 29.33.15 Лазеры", "29.31.26 Лазерная спектраскапія; 29.33.15 Лазеры"),
    ),
    Fact(
        B("Форма доступа", "Форма доступу"), B("платно, по конкурсу с экспертизой", "платна, па конкурсе з экспертызай")
    ),
    Fact(
        B("Вид доступа", "Від доступу"),
        B("личное присутствие, пересылка образцов", "асабістая прысутнасць, перасылка ўзораў"),
    ),
    Fact(B("Ответ на заявку, рабочих дней", "Адказ на заяўку, рабочых дзён"), same("15")),
    Fact(B("Сайт", "Сайт"), same("https://svetoch.example.by"), url="https://svetoch.example.by"),
    Fact(B("Подтверждено", "Пацверджана"), same("14.11.2026")),
)

ABOUT = B(
    "Центр объединяет фемтосекундные и наносекундные лазерные комплексы, спектрометры комбинационного рассеяния и "
    "криогенный конфокальный микроскоп. Проводятся измерения спектров пропускания, люминесценции и времени жизни "
    "возбуждённых состояний в диапазоне 200–2 500 нм при температуре 4–500 К, разрешение 0,5 см⁻¹.\n\n"
    "Доступ внешних пользователей — по заявке, срок рассмотрения до 15 рабочих дней; для совместных программ "
    "Союзного государства — вне очереди и без оплаты эксплуатационных расходов.",
    "Цэнтр аб'ядноўвае фемтасекундныя і нанасекундныя лазерныя комплексы, спектрометры камбінацыйнага рассейвання і "
    "крыягенны канфакальны мікраскоп. Праводзяцца вымярэнні спектраў прапускання, люмінесцэнцыі і часу жыцця "
    "ўзбуджаных станаў у дыяпазоне 200–2 500 нм пры тэмпературы 4–500 К, раздзяленне 0,5 см⁻¹.\n\n"
    "Доступ знешніх карыстальнікаў — па заяўцы, тэрмін разгляду да 15 рабочых дзён; для сумесных праграм Саюзнай "
    "дзяржавы — па-за чаргой і без аплаты эксплуатацыйных выдаткаў.",
)

_INSTRUMENTS = (
    ("Спектрометр комбинационного рассеяния", "Спектрометр камбінацыйнага рассейвання", "LabSpec 800, «Прибор»"),
    ("Фемтосекундный лазерный комплекс", "Фемтасекундны лазерны комплекс", "FS-100, «Луч»"),
    ("Криогенный конфокальный микроскоп", "Крыягенны канфакальны мікраскоп", "CryoView 4, «Оптика»"),
    ("Стрик-камера", "Стрык-камера", "SC-10"),
)
_SPECS = (
    (
        B("Диапазон длин волн: 200–2 500 нм", "Дыяпазон даўжынь хваль: 200–2 500 нм"),
        B("Разрешение: 0,5 см⁻¹", "Раздзяленне: 0,5 см⁻¹"),
    ),
    (
        B("Длительность импульса: 35 фс", "Працягласць імпульсу: 35 фс"),
        B("Энергия импульса: 4 мДж", "Энергія імпульсу: 4 мДж"),
    ),
    (B("Температура: от 4 до 500 К", "Тэмпература: ад 4 да 500 К"),),
    (B("Временное разрешение: 2 пс", "Часавое раздзяленне: 2 пс"),),
)
EQUIPMENT = Table(
    (
        Column(B("Прибор", "Прыбор"), 4),
        Column(B("Характеристики", "Характарыстыкі"), 4),
        Column(B("Состояние", "Стан"), 2.4),
    ),
    tuple(
        (
            (B(ru, be), same(model)),
            specs,
            (B("исправно", "спраўна"), B("поверка до 30.11.2026", "паверка да 30.11.2026")),
        )
        for (ru, be, model), specs in zip(_INSTRUMENTS, _SPECS, strict=True)
    ),
)
SERVICES = Table(
    (
        Column(B("Услуга", "Паслуга"), 5),
        Column(B("Срок, дней", "Тэрмін, дзён"), 1.6, numeric=True),
        Column(B("Цена", "Цана"), 3),
    ),
    (
        (
            (B("Измерение спектра образца", "Вымярэнне спектра ўзору"),),
            (same("5"),),
            (B("120,00 BYN за образец", "120,00 BYN за ўзор"),),
        ),
        ((B("Консультация по методике", "Кансультацыя па методыцы"),), (same("2"),), (B("по запросу", "па запыце"),)),
    ),
)
LOAD = Table(
    tuple(
        Column(B(*labels), 1, numeric=True)
        for labels in (
            ("Год", "Год"),
            ("Часов доступно", "Гадзін даступна"),
            ("Часов занято", "Гадзін занята"),
            ("Внешние, %", "Знешнія, %"),
        )
    ),
    tuple(
        tuple((same(cell),) for cell in row)
        for row in (("2024", "3 100", "2 480", "38"), ("2025", "3 320", "2 890", "45"))
    ),
)

ACCESS = (
    Passage(
        B("Порядок", "Парадак"),
        B(
            "Заявка подаётся по электронной почте за 10 рабочих дней. К заявке прилагаются описание образцов и "
            "сведения о безопасности. Решение принимает научный совет центра.",
            "Заяўка падаецца па электроннай пошце за 10 рабочых дзён. Да заяўкі дадаюцца апісанне ўзораў і звесткі "
            "аб бяспецы. Рашэнне прымае навуковы савет цэнтра.",
        ),
    ),
    Passage(
        B("Кто может подать заявку", "Хто можа падаць заяўку"),
        B(
            "Научные организации и предприятия обоих государств.",
            "Навуковыя арганізацыі і прадпрыемствы абедзвюх дзяржаў.",
        ),
    ),
)

PASSPORT = PassportView(
    uid="5b8e2c1e-1f5d-5a7c-9d43-0a6f1c2b3d4e",
    kind_line=B(
        "Центр коллективного пользования · BY-0042 · действует", "Цэнтр калектыўнага карыстання · BY-0042 · працуе"
    ),
    title=B(
        "Центр коллективного пользования «Лазерная спектроскопия и фотоника»",
        "Цэнтр калектыўнага карыстання «Лазерная спектраскапія і фатоніка»",
    ),
    number="BY-0042",
    subtitle=B("Институт прикладной оптики «Светоч», Минск", "Інстытут прыкладной оптыкі «Святоч», Мінск"),
    lead=B("Свет от ультрафиолета до терагерц под одной крышей", "Святло ад ультрафіялету да тэрагерц пад адным дахам"),
    passages=(Passage(B("Описание", "Апісанне"), ABOUT),),
    facts=FACTS,
    sections=(
        Section(B("Оборудование", "Абсталяванне"), tables=(EQUIPMENT,)),
        Section(B("Услуги", "Паслугі"), tables=(SERVICES,)),
        Section(B("Правила доступа", "Правілы доступу"), passages=ACCESS),
        Section(B("Загрузка", "Загрузка"), tables=(LOAD,)),
    ),
    contacts=(
        ContactLine(
            B("Приём заявок", "Прыём заявак"),
            B("Отдел оптики", "Аддзел оптыкі"),
            "ckp@svetoch.example.by",
            "+375170000000",
        ),
        ContactLine(B("Пресс-служба", "Прэс-служба"), email="press@svetoch.example.by"),
    ),
    address=B("ул. Примерная, 68, 220072, Минск", "вул. Прыкладная, 68, 220072, Мінск"),
    place=MapPoint(B("Минск", "Мінск"), "BY", "BY-HM", 53.9, 27.57),
    link=LINK,
    confirmed_on="2026-11-14",
    demo=True,
)


def with_photo(folder: Path) -> PassportView:
    photo = Photo(
        draw_photo(folder / "photo.jpg"),
        B("Световые кольца на тёмном фоне", "Светлавыя кольцы на цёмным фоне"),
        B("Экспериментальный зал", "Эксперыментальная зала"),
        "рисунок программы",
    )
    return replace(PASSPORT, photos=(photo,))


def request(*views: PassportView, content: Content = Content.BOTH) -> PrintRequest:
    return PrintRequest(views=views, content=content, issue=ISSUE, map_file=MAP)


def broken_png(path: Path) -> Path:
    """A file that begins like a picture and is none."""
    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">IIBBBBB", 9, 9, 8, 2, 0, 0, 0)
    path.write_bytes(head + struct.pack(">I", zlib.crc32(head[12:])) + b"nothing more")
    return path


def one_sided() -> PassportView:
    """Everything in Russian only, as most open data are."""
    return replace(
        PASSPORT,
        uid="one-sided",
        title=B("Испытательная лаборатория приборов"),
        kind_line=B("испытательная лаборатория"),
        subtitle=B("Институт без перевода"),
        lead=NOTHING,
        passages=(Passage(B("Описание", "Апісанне"), B("Только по-русски.\nДва абзаца.")),),
        facts=(Fact(B("Регион", "Рэгіён"), B("Томская область")),),
        sections=(
            Section(
                B("Услуги", "Паслугі"), tables=(Table(SERVICES.columns, (((B("Поверка"),), (), (B("по запросу"),)),)),)
            ),
        ),
        contacts=(ContactLine(B("Приём заявок", "Прыём заявак"), B("Отдел"), "a@example.org"),),
        address=B("Томск"),
        demo=False,
    )


def endless() -> PassportView:
    """3,000 words, 200 instruments, 40 contacts, a name of 400 letters."""
    words = " ".join("непрерывноописываемый" if number % 7 else "да" for number in range(3000))
    rows = tuple(EQUIPMENT.rows[number % 4] for number in range(200))
    return replace(
        PASSPORT,
        uid="endless",
        title=B("Очень длинное название " * 18, "Вельмі доўгая назва " * 18),
        passages=(Passage(B("Описание", "Апісанне"), B(words, words)),),
        sections=(Section(B("Оборудование", "Абсталяванне"), tables=(Table(EQUIPMENT.columns, rows),)),),
        contacts=PASSPORT.contacts * 20,
    )


def hostile(picture: Path) -> PassportView:
    """Markup, emoji, other scripts, right to left, control characters; photos that are none."""
    text = "<b>&amp; </para> 😀 漢字 שלום\x00\x07 e\u0301 x⁻¹ H₂O \u202e " + "ш" * 300
    return replace(
        PASSPORT,
        uid="hostile",
        title=B(text, text),
        lead=B(text, ""),
        facts=(Fact(B(text, text), B(text, text)),),
        photos=(Photo(picture, B("нет", "няма")), Photo(None, NOTHING), Photo(picture.with_name("gone.jpg"), NOTHING)),
        link="niva:" + "я" * 200,
    )
