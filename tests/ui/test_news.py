"""News of a refusal is read in the language of the moment, not in that of the refusal."""

from desktop import language
from desktop.ui.news import bad_news
from desktop.ui.notices import notice
from desktop.ui.shapes import State
from sync.bilingual import Lang
from sync.errors import NoSpace


def test_a_refusal_on_the_bar_follows_the_language() -> None:
    news, said = bad_news(NoSpace("/home", 0, 400_000)), dict[Lang, str]()
    for lang in Lang:
        language.use(lang)
        said[lang] = news.words()
        assert said[lang] == notice(NoSpace("/home", 0, 400_000)).sentence
    language.use(Lang.RU)
    assert news.state is State.BAD and said[Lang.RU] != said[Lang.BE]
