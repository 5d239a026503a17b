"""What `niva search` says before the results, in both languages; behind it stand those of another query, if so said."""

from pathlib import Path

import pytest

from tests.command_line.calling import niva

TOLD = {
    "what was meant by a query that finds nothing": (
        ("kfpth",),
        ["По запросу «kfpth» ничего нет; показаны результаты для «лазер»"],
        ["Па запыце «kfpth» нічога няма; паказаны вынікі для «лазер»"],
        ("лазер",),
    ),
    "which words were left": (
        ("лазерный микроскоп картофеля",),
        ["Записей со всеми словами нет; показаны те, где их больше всего: «лазерный микроскоп картофеля»"],
        ["Запісаў з усімі словамі няма; паказаны тыя, дзе іх больш за ўсё: «лазерный микроскоп картофеля»"],
        None,
    ),
    "which piece was not understood": (
        ("--exact", "лазер регион:гродд год:>2015"),
        [
            "У поля «Регион» нет значения «гродд».",
            'Возможно: регион:"Гродненская область"',
            "Искали: «лазер»; «гродд»; Год > 2015",
            "0 записей",
        ],
        [
            "У поля «Рэгіён» няма значэння «гродд».",
            'Магчыма: регион:"Гродзенская вобласць"',
            "Шукалі: «лазер»; «гродд»; Год > 2015",
            "0 запісаў",
        ],
        None,
    ),
    "from where distances are measured": (
        ("лазер", "--near", "гродна"),
        ["Расстояния от: Гродно, Гродненская область, Беларусь"],
        ["Адлегласці ад: Гродна, Гродзенская вобласць, Беларусь"],
        None,
    ),
}


@pytest.mark.parametrize("language", ["ru", "be"])
@pytest.mark.parametrize("told", list(TOLD))
def test_it_is_told_before_the_results(synced: Path, told: str, language: str) -> None:
    asked, ru, be, behind = TOLD[told]
    lines = niva("--profile", synced, "search", *asked, language=language).out.splitlines()
    head = ru if language == "ru" else be
    assert lines[: len(head)] == head
    if behind:
        alone = niva("--profile", synced, "search", *behind, language=language).out.splitlines()
        rest = lines[len(head) :]
        assert rest and rest == alone[: len(rest)]  # of nothing found why it is so is said once
