"""The answer to a question: which rows, in what order, how many by each filter, why, and what else may be meant.

* `search`       question in, rows out; `crossing` the sets of what is asked, `counting` the counts beside filters
* `ranking`      the best first; `weighing` bm25 out of the sets, `nearness` the nearest first, `listing` rows on demand
* `guessing`     what was meant where nothing is found; `respelling` other readings of its words, `pieces` and
                 `leaving_out` how a question is put otherwise, `most_words` rows that have most of what is asked
* `explaining`   by which other word a record was found; `excerpting` where it has what was asked
"""
