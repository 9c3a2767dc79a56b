"""An outcome indicator is only an activity: a conference, a course, a meeting.

Why: holding a conference is an output. The outcome is what changed because of it, and a plan that counts meetings as
outcomes never learns whether they did anything.

Fix: make it `kind: output`, and measure what the activity brings about.

Example:
    indicators:
      - {kind: outcome, title: כנס אזורי למהנדסים}      # activity-as-outcome

Source: the practice of the field: holding a conference is an output; Mishor HaHof work plan 2026.
"""

import re
from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding
from clusterkit.rules.words import AFTER, BEFORE

name = "activity-as-outcome"
severity: Final = "warning"

_ACTIVITY = (
    "(?:(?:קיום|עריכת|מספר|כמות) )?(?:[0-9]+ )?ה?(?:כנס(?:ים|י)?|הדרכ(?:ה|ת|ות)|הכשר(?:ה|ת|ות)|סדנ(?:ה|ת|אות)"
    "|מפגש(?:ים|י)?|וובינר(?:ים)?|פגיש(?:ה|ת|ות)|שיח(?:ה|ת|ות)|הרצא(?:ה|ת|ות)|סיור(?:ים|י)?|אירוע(?:ים|י)?"
    "|קורס(?:ים|י)?|קמפיי(?:ן|נים)"
    f"|ימי עיון|יום עיון|פרסום){AFTER}"
)
_HELD = "(?:התקיי[מם]|נער[ךכ]|קוימ|קוים|בוצע|הסתיי[מם]|פורס[מם]|יתקיי[מם]|ייער[ךכ])[הו]?"
_CAME = "(?:השתתף|השתתפה|השתתפו|ישתתפו|נכחו?|ינכחו?|היו|יהיו)"
_EFFECT = (
    f"{BEFORE}(?:ש(?!(?:{_HELD}|ל|בין|בה[םן]?){AFTER})[א-ת]{{3,}}|שב(?:ו|ה[םן]?)(?! (?:{_HELD}|{_CAME}){AFTER}) [א-ת]+"
    f"|ו?(?:עלייה|גידול|ירידה|צמצום|שיפור|שביעות|השתפר[הו]?|עלה|עלתה|עלו|ירד[הו]?|תוצאות)){AFTER}"
)
"""What follows an activity and tells of more: a clause (but `that was held`), a change, results."""


def check(plan: Plan) -> Iterator[Finding]:
    """No outcome is an activity and nothing more."""
    for holder, one in plan.indicators:
        if one.kind == "outcome" and _only_activity(str(one.title)):
            yield Finding(
                one.places.of("title"),
                (one, holder),
                "an activity is not an outcome: {title}",
                "make it `kind: output`, and measure what it brings about",
                values={"title": str(one.title)},
            )


def _only_activity(title: str) -> bool:
    """Whether a title begins with an activity and names nothing that comes of it."""
    activity = re.match(_ACTIVITY, title)
    return activity is not None and re.search(_EFFECT, title[activity.end() :]) is None
