/* On a served site the search box asks the app's search, which knows Danish word forms; from a file the site's own stays. */
"use strict";

(() => {
  if (!location.protocol.startsWith("http")) return;
  const input = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  if (!input || !result) return;
  const meta = result.querySelector(".md-search-result__meta");
  const list = result.querySelector(".md-search-result__list");
  let waiting = 0;
  let latest = 0;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const marked = (hit) => {
    const line = element("p");
    let at = 0;
    for (const [start, end] of hit.marks) {
      line.append(hit.snippet.slice(at, start), element("mark", "", hit.snippet.slice(start, end)));
      at = end;
    }
    line.append(hit.snippet.slice(at));
    return line;
  };

  const show = (hits) => {
    meta.textContent = hits.length === 0 ? "Intet fundet. Prøv et andet ord."
      : hits.length === 1 ? "1 sted fundet" : `${hits.length} steder fundet`;
    list.replaceChildren(...hits.map((hit) => {
      const item = element("li", "md-search-result__item");
      const link = element("a", "md-search-result__link");
      const article = element("article", "md-search-result__article md-typeset");
      link.href = hit.url;
      const kind = hit.provision ? `${hit.kind} · fundet ved ${hit.provision}` : hit.kind;
      article.append(element("h1", "", `${hit.title}`), element("p", "kk-kind", kind), marked(hit));
      link.append(article);
      item.append(link);
      return item;
    }));
  };

  const ask = async () => {
    const query = input.value.trim();
    const mine = ++latest;
    if (!query) {
      meta.textContent = "Skriv for at søge";
      list.replaceChildren();
      return;
    }
    if (!list.firstChild) meta.textContent = "Søger …";
    try {
      const answer = await fetch(`/soeg?q=${encodeURIComponent(query)}`);
      if (!answer.ok) throw new Error(String(answer.status));
      const hits = await answer.json();
      if (mine === latest) show(hits);
    } catch {
      if (mine === latest) meta.textContent = "Søgningen svarer ikke. Prøv igen om lidt.";
    }
  };

  for (const name of ["input", "keyup", "focus"]) {
    document.addEventListener(name, (event) => {
      if (event.target !== input) return;
      event.stopImmediatePropagation();
      if (name !== "input") return;
      clearTimeout(waiting);
      waiting = setTimeout(ask, 150);
    }, true);
  }
  input.form?.addEventListener("reset", () => setTimeout(ask));
})();
