/* Runs on the app's page: says that the page is on its way when that takes longer than a moment, and when it is there. */
"use strict";

(() => {
  const STATE = "data-test-script-state";
  const BUSY = new Set(["initial", "running", "rerunRequested"]);
  const SAYING = [
    [500, "Henter …"],
    [8000, "Det tager lidt længere end ellers. Det, du har gemt, er gemt."],
  ];
  const line = document.createElement("div");
  let timers = [];

  const tell = (sentence, isSeen) => {
    line.textContent = sentence;
    line.classList.toggle("kk-waiting-seen", isSeen);
  };

  const look = () => {
    const isBusy = BUSY.has(document.querySelector(`[${STATE}]`)?.getAttribute(STATE));
    if (isBusy === (timers.length > 0)) return;
    timers.forEach(clearTimeout);
    timers = isBusy ? SAYING.map(([after, sentence]) => setTimeout(tell, after, sentence, true)) : [];
    if (!isBusy && line.classList.contains("kk-waiting-seen")) tell("Siden er klar.", false);
  };

  const begin = () => {
    line.className = "kk-waiting";
    line.setAttribute("role", "status");
    line.setAttribute("aria-live", "polite");
    document.body.append(line);
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: [STATE] });
    look();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
