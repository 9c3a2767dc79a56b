"""A post of a survey is vacant, and somebody holds it.

Why: the report counts posts that are held and posts that nobody holds. This one would be in either or in both.

Fix: take out `vacant`, or the holders.

Example:
    staff:
      - {post: ceo, holders: [{name: רות לוי}], vacant: true}      # vacant-post-held

Source: the national status report of the regional clusters: a post has a name in it, or a dash.
"""

from collections.abc import Iterator
from typing import Final

from clusterkit.model.plan import Plan
from clusterkit.rules.finding import Finding

name = "vacant-post-held"
severity: Final = "error"


def check(plan: Plan) -> Iterator[Finding]:
    """No post is both held and vacant. A post that is neither is unknown."""
    for post in (plan.survey.staff or ()) if plan.survey else ():
        if post.vacant and post.holders:
            yield Finding(
                post.places.of("vacant"),
                (post,),
                "the post of {post} is vacant and somebody holds it",
                "keep the one that is meant",
                values={"post": post.post},
                also=(post.places.of("holders"),),
            )
