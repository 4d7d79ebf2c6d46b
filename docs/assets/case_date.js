/* "Min sag er fra …": looks up what the page says about a case, and shows that. The choice stands in the address only. */
"use strict";

(() => {
  const DAY = /^\d{4}-\d\d-\d\d$/;
  const form = document.querySelector("form.kk-case");
  const answer = document.querySelector(".kk-case-answer");
  const data = form && JSON.parse(form.dataset.kkCase);

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const spelled = (day) => new Date(day).toLocaleDateString("da-DK", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  const isDay = (text) => DAY.test(text) && !Number.isNaN(Date.parse(text));

  const reached = (turns, day) => turns.filter((turn) => turn <= day).length;

  /* The case that an address names; null when it names none. */
  const asked = (hash) => {
    const said = new URLSearchParams(hash.slice(1));
    if (!isDay(said.get("sag") || "")) return null;
    const granted = said.get("bevilget") || "";
    return { sag: said.get("sag"), bevilget: isDay(granted) ? granted : "", spor: said.get("spor") || "" };
  };

  const fragment = (found) => `#${new URLSearchParams(Object.entries(found).filter(([, value]) => value))}`;

  const decide = ({ sag, bevilget, spor }) => {
    const track = Math.max(data.tracks.indexOf(spor), 0);
    const grant = bevilget && data.grants.length ? 1 + reached(data.grants, bevilget) : 0;
    return data.answers[data.table[track][grant][reached(data.days, sag)]];
  };

  const tell = (found, said, away) => {
    const granted = found.bevilget && data.grants.length ? `, bevilget eller afgjort ${spelled(found.bevilget)},` : "";
    const lines = [element("p", `For en sag fra ${spelled(found.sag)}${granted} ${said.lead}`)];
    lines[0].append(...said.elsewhere.flatMap(([href, title]) => {
      const link = element("a", title);
      link.href = href + fragment(found);
      return [" Læs i stedet: ", link, "."];
    }));
    if (said.notes.length) {
      const list = document.createElement("ul");
      list.append(...said.notes.map((note) => element("li", data.notes[note])));
      lines.push(list);
    }
    if (away) lines.push(element("p", away === 1 ? "Ét afsnit er om andre sager og er skjult." : `${away} afsnit er om andre sager og er skjult.`));
    answer.replaceChildren(...lines);
  };

  /* Hides a section, its heading, and its line in the table of contents. */
  const show = (numbers) => {
    let away = 0;
    for (const part of document.querySelectorAll("[data-kk-section]")) {
      part.hidden = numbers !== null && !numbers.includes(Number(part.dataset.kkSection));
      if (!part.id) continue;
      away += part.hidden;
      for (const line of document.querySelectorAll(`.md-nav__link[href="#${CSS.escape(part.id)}"]`)) line.parentElement.hidden = part.hidden;
    }
    return away;
  };

  const carry = (found) => {
    for (const link of document.querySelectorAll(".md-content a[href*='.html']")) {
      const [path, old] = link.getAttribute("href").split("#");
      const inside = !path.includes(":") && /(retningslinjer|situationer)\//.test(link.pathname);
      if (inside && (!old || old.startsWith("sag="))) link.setAttribute("href", path + (found ? fragment(found) : ""));
    }
  };

  const apply = (found) => {
    carry(found);
    if (!form) return;
    form.querySelector("[type=reset]").hidden = found === null;
    for (const field of form.querySelectorAll("[name]")) field.value = found ? found[field.name] : "";
    if (found) {
      const said = decide(found);
      tell(found, said, show(said.show));
    } else {
      show(null);
      answer.replaceChildren();
    }
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const found = fragment(Object.fromEntries(new FormData(form)));
      if (found === location.hash) apply(asked(found));
      else location.hash = found;
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      history.replaceState(null, "", location.pathname + location.search);
      apply(null);
      form.querySelector("[name=sag]").focus();
    });
  }
  window.addEventListener("hashchange", () => {
    const found = asked(location.hash);
    if (found) apply(found);
  });
  const first = asked(location.hash);
  if (first) apply(first);
})();
