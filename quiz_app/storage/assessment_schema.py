"""The tables of sealed assessments and their reveals, and the view that analysts are given.

The view is the only way out for numbers: it holds turns that are revealed, with no person, no time, no id of a row, and
a centre or a series only where nobody can be told apart by it. A round with two versions of its case is one: nothing
tells which version an answer is about, or from where it comes, for that is shown with consent and for the whole
municipality alone, by ``domain/agreement/twins.py``. The table itself is sealed by the program, not by
cipher: whoever may read the database's file can read it, as they can read everything else.
"""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, Table

from quiz_app.domain.assessment import OccasionKind, Series, Turn
from quiz_app.domain.attempt import AnswerCertainty
from quiz_app.domain.law import Track
from quiz_app.domain.small_groups import SMALLEST
from quiz_app.storage.column_types import Choice, Id, UtcDateTime
from quiz_app.storage.columns import key, metadata, must, person

assessments = Table(
    "assessments",
    metadata,
    key("assessment_id"),
    must("kind", Choice(OccasionKind)),
    must("occasion_id", Id),
    must("version", Id),
    must("turn", Choice(Turn)),
    person(index=True),
    must("centre_id", Id),
    must("series", Choice(Series)),
    must("sufficiency", Integer),
    must("missing", JSON),
    must("track", Choice(Track)),
    must("provisions", JSON),
    must("certainty", Choice(AnswerCertainty)),
    must("reason_id", Id),
    must("at", UtcDateTime),
    Index(None, "occasion_id", "turn"),
)

reveals = Table(
    "reveals",
    metadata,
    Column("kind", Choice(OccasionKind), primary_key=True),
    key("occasion_id"),
    key("version"),
    Column("turn", Choice(Turn), primary_key=True),
    Column("person_id", ForeignKey("people.person_id")),
    must("at", UtcDateTime),
)

ANALYSTS_VIEW = f"""
CREATE VIEW revealed_assessments AS
WITH given AS (
    SELECT a.*, ROW_NUMBER() OVER (
        PARTITION BY a.kind, a.occasion_id, a.turn, a.person_id ORDER BY a.at DESC, a.assessment_id DESC
    ) AS age
    FROM assessments a
    JOIN reveals r
      ON r.kind = a.kind AND r.occasion_id = a.occasion_id AND r.version = a.version AND r.turn = a.turn
), sized AS (
    SELECT given.*,
        COUNT(*) OVER (PARTITION BY kind, occasion_id, turn) AS everybody,
        COUNT(*) OVER (PARTITION BY kind, occasion_id, turn, centre_id) AS of_centre,
        COUNT(*) OVER (PARTITION BY kind, occasion_id, turn, centre_id, series) AS of_both,
        MAX(version) OVER (PARTITION BY kind, occasion_id, turn) AS versions
    FROM given WHERE age = 1
), least AS (
    SELECT sized.*,
        MIN(of_centre) OVER (PARTITION BY kind, occasion_id, turn) AS least_centre,
        MIN(of_both) OVER (PARTITION BY kind, occasion_id, turn) AS least_both
    FROM sized
)
SELECT kind, occasion_id, turn,
    CASE WHEN versions = '' AND least_centre >= {SMALLEST} THEN centre_id END AS centre_id,
    CASE WHEN versions = '' AND least_both >= {SMALLEST} THEN series END AS series,
    sufficiency, missing, track, provisions, certainty
FROM least WHERE everybody >= {SMALLEST}
ORDER BY kind, occasion_id, turn, track, sufficiency, certainty
"""  # noqa: S608 - the number is ours
