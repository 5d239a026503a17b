"""Leaving a form while something typed in it is not kept."""

from desktop.ui.form import EditForm
from desktop.ui.form.editors import LineEditor
from desktop.ui.panes import Label
from desktop.ui.shapes import State
from tests.ui.forms import Opened, retype


def test_done_with_an_unkept_field_says_so_and_leads_back(opened: Opened) -> None:
    forms = opened.all_forms()
    forms.open("fac:laser")
    form = opened.desk.pages[-1]
    assert isinstance(form, EditForm)
    form.resize(1364, 812)
    form.show()
    form.activateWindow()
    opened.app.processEvents()
    retype(form.box("tagline"), "Новая строка")
    retype(form.box("founded_year"), "abcd")
    assert not any("Сохранено на этом" in label.text() for label in form._foot.findChildren(Label))
    form.finish()
    form.hide()
    news = opened.desk.news[-1]
    assert news.state is State.WARNING
    assert news.words() == "Не сохранено 1 поле: Год основания. Нужно целое число."
    assert news.remedy is not None and news.remedy.words() == "К полям"
    news.remedy.act()
    again = opened.desk.pages[-1]
    assert isinstance(again, EditForm) and again is not form
    editor = again.box("founded_year").halves[0].editor
    assert isinstance(editor, LineEditor) and editor.text() == "abcd"
    again.show()
    again.activateWindow()
    opened.app.processEvents()
    retype(again.box("founded_year"), "2013")
    again.hide()
    assert opened.desk.news[-1] is news


def test_a_form_with_everything_kept_goes_quietly(opened: Opened) -> None:
    form = opened.form()
    left: list[str] = []
    form.left.connect(lambda path, _words: left.append(path))
    retype(form.box("tagline"), "Новая строка")
    form.hide()
    assert left == []
