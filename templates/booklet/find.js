(() => {
  const form = document.querySelector(".find");
  const status = form.querySelector("[role=status]");
  const fields = [...form.querySelectorAll("input, select")];
  const all = (wanted, inside = document) => [...inside.querySelectorAll(wanted)];
  const rows = all("[data-keys]");
  const tasks = all("tr.task");
  const follow = all(".gantt tbody tr");
  const boxes = all(".part, .inner, .part table, .part tbody");
  // two spellings of one word are the same: niqqud, harakat, marks of direction and kinds of quotes make no difference
  const plain = (text) => text.normalize("NFKC").replace(/[\u0591-\u05c7\u064b-\u0652\u200e\u200f\u2066-\u2069]/g, "")
    .replace(/[״”“]/g, '"').replace(/[׳’‘]/g, "'").replace(/[־–]/g, "-").toLowerCase();
  const goal = (row) => row.closest("tbody.goal")?.querySelector("tr.goal")?.textContent ?? "";
  const texts = new Map(rows.map((row) => [row, plain(goal(row) + " " + row.textContent)]));
  const keys = new Map(rows.map((row) => [row, row.dataset.keys.split(" ")]));

  const narrow = () => {
    const [words, ...chosen] = fields.map((field) => field.value);
    const wanted = plain(words).split(/\s+/).filter(Boolean);
    const picked = chosen.filter(Boolean);
    const on = wanted.length + picked.length > 0;
    for (const row of rows) {
      row.hidden = on && !(picked.every((key) => keys.get(row).includes(key)) && wanted.every((word) => texts.get(row).includes(word)));
    }
    for (const row of follow) row.hidden = document.getElementById(row.dataset.of)?.hidden ?? on;
    for (const box of boxes) box.hidden = on && !all("tbody tr:not(.goal, .group)", box).some((row) => !row.hidden);
    document.body.classList.toggle("narrowed", on);
    const count = tasks.filter((row) => !row.hidden).length;
    status.textContent = status.dataset.said.replace("{count}", count).replace("{total}", tasks.length);
  };
  const keep = () => {
    const said = new URLSearchParams(fields.filter((field) => field.value).map((field) => [field.name, field.value]));
    history.replaceState(null, "", location.href.split("#")[0] + (String(said) && "#?" + said));
  };
  const recall = () => {
    if (location.hash.startsWith("#?")) {
      const said = new URLSearchParams(location.hash.slice(2));
      for (const field of fields) field.value = said.get(field.name) ?? "";
      narrow();
      form.scrollIntoView();
    } else {
      const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (place && !place.getClientRects().length) { form.reset(); narrow(); place.scrollIntoView(); }
    }
  };
  form.addEventListener("input", () => { narrow(); keep(); });
  form.addEventListener("reset", () => setTimeout(() => { narrow(); keep(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", recall);
  form.hidden = false;
  narrow();
  recall();
})();
