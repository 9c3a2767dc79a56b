"""The clusters' paid posts: who holds them, and who pays."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from clusterkit.labels import N_
from clusterkit.model.survey import Holder, Post
from clusterkit.reports.booklet.rows import Heading, Phrase
from clusterkit.reports.booklet.view import Grid
from clusterkit.reports.national.round import NO, POSTS, Answer, Round
from clusterkit.reports.paper import Block, Chapter, Listing, Prose

OWN = {"budget": N_("the cluster's budget"), "matching": N_("matching by the cluster")}
"""What the cluster itself pays of a post."""


def staff(said: Round) -> Chapter:
    """Posts by cluster, with what pays for each; and how many are held, by post and by what pays."""
    caption = said.label("Posts and who holds them")
    note = said.says("– means that nobody holds such a post; the survey does not say whether the post exists.")
    silent = [answer for answer in said.answers if answer.survey.staff is None]
    unknown = (said.silence(said.label("Staff"), silent),) if silent else ()
    if not _kinds(said):
        return Chapter("staff", said.says("Staff"), unknown)
    blocks: tuple[Block, ...] = (
        *(Listing(said.caption(caption, part), _holders(said, part)) for part in said.parts()),
        Prose((note,), "note"),
        Listing(said.label("Posts that are held, by cluster"), _held(said)),
        Listing(said.label("Posts that are held, by who pays"), _by_funding(said)),
        *unknown,
    )
    return Chapter("staff", said.says("Staff"), blocks)


def held(answer: Answer) -> int | None:
    """How many hold posts in a cluster; None where the survey says nothing of its staff."""
    return None if answer.survey.staff is None else sum(len(post.holders) for post in answer.survey.staff)


def funding(said: Round, post: Post) -> str:
    """Who pays for a post."""
    own = [said.label(OWN[post.own])] if post.own else []
    return said.scribe.listed([*map(said.partner, post.funders), *own]) or str(said.unknown)


def _posts(answer: Answer, kind: str) -> list[Post]:
    return [post for post in answer.survey.staff or () if post.post == kind]


def _kinds(said: Round) -> list[str]:
    return [kind for kind in POSTS if any(_posts(answer, kind) for answer in said.answers)]


def _holders(said: Round, part: Sequence[Answer]) -> Grid:
    columns = [Heading("text", said.label("Post")), *map(said.heading, part)]
    rows = (
        (said.says(POSTS[kind]), *(_cell(said, answer, kind) for answer in part), _paid_by(said, kind))
        for kind in _kinds(said)
    )
    return Grid((*columns, Heading("text", said.label("Paid by"))), tuple(rows))


def _cell(said: Round, answer: Answer, kind: str) -> Phrase:
    """Who holds the posts of a kind: names, a dash where nobody does, or unknown."""
    found = _posts(answer, kind)
    names = [_holder(said, answer, one) for post in found for one in post.holders]
    if names:
        languages = {name.language for name in names}
        return Phrase("; ".join(map(str, names)), languages.pop() if len(languages) == 1 else "")
    return NO if found and all(post.vacant for post in found) else said.unknown


def _holder(said: Round, answer: Answer, holder: Holder) -> Phrase:
    scribe = said.scribe_of(answer)
    name, field = scribe.phrase(holder.name), scribe.maybe(holder.field)
    return Phrase(f"{name} ({field})", name.language) if field else name


def _paid_by(said: Round, kind: str) -> Phrase:
    """What pays for a kind of post; with the number of clusters where it is not the same in all of them."""
    found = Counter(funding(said, post) for answer in said.answers for post in _posts(answer, kind))
    if len(found) == 1:
        return Phrase(next(iter(found)))
    return Phrase("; ".join(f"{who} ({count})" for who, count in found.items()))


def _held(said: Round) -> Grid:
    """How many posts are held in each cluster, of each kind."""
    kinds = _kinds(said)
    heads = (Heading("text", said.label("Cluster")), *(Heading("count", said.label(POSTS[kind])) for kind in kinds))
    found = [(answer, [_count(answer, kind) for kind in kinds], held(answer)) for answer in said.answers]
    rows = [(said.name(answer), *(_number(said, count) for count in (*counts, all))) for answer, counts, all in found]
    sums = [
        sum(count for count in column if count is not None) for column in zip(*(one[1] for one in found), strict=True)
    ]
    whole = sum(sums)
    return Grid(
        (*heads, Heading("count", said.label("Together"))),
        tuple(rows),
        tuple((None, *counts, all) for _, counts, all in found),
        (said.says("Together"), *(Phrase(str(count)) for count in (*sums, whole))),
        (None, *sums, whole),
    )


def _count(answer: Answer, kind: str) -> int | None:
    found = _posts(answer, kind)
    known = any(post.holders for post in found) or (bool(found) and all(post.vacant for post in found))
    return sum(len(post.holders) for post in found) if known else None


def _number(said: Round, count: int | None) -> Phrase:
    return said.unknown if count is None else Phrase(str(count))


def _by_funding(said: Round) -> Grid:
    """Posts by who pays: held, those that nobody holds and that may not exist, and those of which it is unknown."""
    posts = [(funding(said, post), post) for answer in said.answers for post in answer.survey.staff or ()]
    rows = []
    for who in dict.fromkeys(name for name, _ in posts):
        rows.append((who, tuple(_states(post for name, post in posts if name == who))))
    labels = (said.label("held"), said.label("nobody holds such a post"), said.label("unknown"))
    sums = [sum(counts[index] for _, counts in rows) for index in range(3)]
    return Grid(
        (Heading("text", said.label("Paid by")), *(Heading("count", one) for one in labels)),
        tuple((Phrase(who), *(Phrase(str(count)) for count in counts)) for who, counts in rows),
        tuple((None, *counts) for _, counts in rows),
        (said.says("Together"), *(Phrase(str(count)) for count in sums)),
        (None, *sums),
    )


def _states(posts: Iterable[Post]) -> Iterator[int]:
    """How many posts are held, are held by nobody, and are not told of."""
    found = ["held" if post.holders else "nobody" if post.vacant else "unknown" for post in posts]
    yield from (found.count(state) for state in ("held", "nobody", "unknown"))
