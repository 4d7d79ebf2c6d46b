"""What must hold between the objects of a root, and what a text may contain; each check yields problems."""

from collections.abc import Callable, Iterator

from quiz_app.content.checks.anchors import anchor_problems
from quiz_app.content.checks.cases import case_problems
from quiz_app.content.checks.certainty import certainty_problems
from quiz_app.content.checks.changes import change_problems
from quiz_app.content.checks.giveaways import giveaway_problems
from quiz_app.content.checks.grounds import ground_problems
from quiz_app.content.checks.guidelines import guideline_problems
from quiz_app.content.checks.licences import licence_problems
from quiz_app.content.checks.markdown import markdown_problems
from quiz_app.content.checks.modules import module_problems
from quiz_app.content.checks.names import name_problems
from quiz_app.content.checks.orphans import orphan_problems
from quiz_app.content.checks.prose import prose_problems
from quiz_app.content.checks.questions import question_problems
from quiz_app.content.checks.references import reference_problems
from quiz_app.content.checks.taught import taught_problems
from quiz_app.content.shelves import Shelves
from quiz_app.errors import Problem

Check = Callable[[Shelves], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    name_problems,
    anchor_problems,
    reference_problems,
    certainty_problems,
    change_problems,
    guideline_problems,
    ground_problems,
    prose_problems,
    orphan_problems,
    module_problems,
    question_problems,
    giveaway_problems,
    case_problems,
    licence_problems,
    taught_problems,
    markdown_problems,
)
