(() => {
  const form = document.querySelector(".find");
  const status = form.querySelector("[role=status]");
  const fields = [...form.querySelectorAll("input, select")];
  const all = (wanted, inside = document) => [...inside.querySelectorAll(wanted)];
  const rows = all("[data-keys]");
  const tasks = all("tr.task");
  // Rows that are no task are told of under the title of their tables
  const apart = [".lines", ".measures"].map((kind) => [document.querySelector(`${kind} caption`)?.textContent, all(`${kind} [data-keys]`)]);
  const follow = all(".gantt tbody tr");
  const boxes = all(".part, .inner, .part table, .part tbody");
  // Two spellings of one word are the same. Marks over and under letters (niqqud, harakat, hamza), tatweel, quotes, marks of
  // direction, a hyphen for a space, the forms of alef, ya and ta marbuta, and the commas of an amount make no difference.
  const plain = (text) => text.replace(/["'`´״׳”“„’‘″′]/g, "").normalize("NFKD").replace(/[\p{M}\p{Cf}\u0640]/gu, "").replace(/[\p{Pd}\s]+/gu, " ")
    .replace(/ٱ/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").replace(/(\d),(?=\d)/g, "$1").toLowerCase().trim();
  // What stands in quotes is one phrase; a quote inside a word is that word's.
  const asked = (words) => [...words.replace(/[״”“„]|''/g, '"').matchAll(/"(.+?)(?:"(?=\s|$)|$)|\S+/g)]
    .map(([word, phrase]) => plain(phrase ?? word)).filter(Boolean);
  const goal = (row) => row.closest("tbody.goal")?.querySelector("tr.goal")?.textContent ?? "";
  const around = (one) => one.parentElement?.closest(".part, .inner");
  const titles = (part) => part ? `${titles(around(part))} ${part.querySelector(".opening [id]")?.textContent}` : "";
  const texts = new Map(rows.map((row) => [row, plain(`${titles(around(row))} ${goal(row)} ${row.textContent}`)]));
  const keys = new Map(rows.map((row) => [row, row.dataset.keys.split(" ")]));

  const narrow = () => {
    const [words, ...chosen] = fields.map((field) => field.value);
    const wanted = asked(words);
    const picked = chosen.filter(Boolean);
    const on = wanted.length + picked.length > 0;
    for (const row of rows) {
      row.hidden = on && !(picked.every((key) => keys.get(row).includes(key)) && wanted.every((word) => texts.get(row).includes(word)));
    }
    for (const row of follow) row.hidden = document.getElementById(row.dataset.of)?.hidden ?? on;
    for (const box of boxes) box.hidden = on && !all("tbody tr:not(.goal, .group)", box).some((row) => !row.hidden);
    document.body.classList.toggle("narrowed", on);
    const shown = (wanted) => wanted.filter((row) => !row.hidden).length;
    const said = [status.dataset.said.replace("{count}", shown(tasks)).replace("{total}", tasks.length)];
    for (const [title, wanted] of apart) if (on && shown(wanted)) said.push(`${title}: ${shown(wanted)}`);
    status.textContent = said.join(" · ");
  };
  const keep = () => {
    const said = new URLSearchParams(fields.filter((field) => field.value).map((field) => [field.name, field.value]));
    history.replaceState(null, "", location.href.split("#")[0] + (String(said) && "#?" + said));
  };
  // Not by the form's own reset, which keeps the fields in the address and so would lose the place that it names
  const clear = () => { for (const field of fields) field.value = ""; };
  const recall = () => {
    if (location.hash.startsWith("#?")) {
      const said = new URLSearchParams(location.hash.slice(2));
      for (const field of fields) field.value = said.get(field.name) ?? "";
      narrow();
      form.scrollIntoView();
    } else {
      const place = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (place && !place.getClientRects().length) { clear(); narrow(); place.scrollIntoView(); }
    }
  };
  form.addEventListener("input", () => { narrow(); keep(); });
  form.addEventListener("reset", () => setTimeout(() => { narrow(); keep(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", recall);
  for (const one of [form, ...all(".to-find")]) one.hidden = false;
  narrow();
  recall();
})();
