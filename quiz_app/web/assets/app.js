/* Runs on the app's page: puts the framework's fixed English words into Danish, and counts down to deadlines. */
"use strict";

(() => {
  const WORDS = new Map(Object.entries({
    "Running...": "Henter …",
    "Please wait...": "Vent venligst …",
    "Loading...": "Henter …",
    "Loading": "Henter",
    "Stop": "Stop",
    "Stop script": "Stop",
    "Stopping...": "Stopper …",
    "Connecting": "Forbinder",
    "Connecting to Streamlit server": "Forbinder til Sagskørekortet",
    "Unable to connect to Streamlit server": "Der er ikke forbindelse til Sagskørekortet",
    "Reconnected to server.": "Forbindelsen er tilbage.",
    "Connection error": "Forbindelsen er afbrudt",
    "Connection timed out.": "Det, du har gemt, er gemt. Siden prøver selv at få forbindelse igen.",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Det, du har gemt, er gemt. Siden prøver selv at få forbindelse igen.",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Det, du har gemt, er gemt. Siden prøver selv at få forbindelse igen.",
    "Network issue": "Forbindelsen svigter",
    "Cannot load Streamlit frontend code. This can happen when you update Streamlit while a Streamlit app is running.":
      "En del af siden kunne ikke hentes. Det sker, når Sagskørekortet er blevet opdateret.",
    "To fix this, simply reload this app by pressing": "Genindlæs siden med",
    "Your app is having trouble loading the component.": "En del af siden kunne ikke hentes. Genindlæs siden.",
    "Script execution error": "Der skete en fejl på siden",
    "An error has occurred, please try again.": "Der skete en fejl. Prøv igen.",
    "Page not found": "Siden findes ikke",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Siden findes ikke. Du ser forsiden i stedet.",
    "Bad message format": "Der skete en fejl på siden",
    "Error": "Fejl",
    "Warning": "Bemærk",
    "Retry": "Prøv igen",
    "Try again": "Prøv igen",
    "Rerun": "Opdater siden",
    "Always rerun": "Opdater altid",
    "Auto rerun": "Opdater automatisk",
    "Deploy": "Udgiv",
    "Settings": "Indstillinger",
    "Print": "Udskriv",
    "About": "Om",
    "Get help": "Få hjælp",
    "Report a bug": "Meld en fejl",
    "Theme": "Udseende",
    "System": "Som maskinen",
    "Light": "Lyst",
    "Dark": "Mørkt",
    "Use system setting": "Som maskinen",
    "Main menu": "Menu",
    "Menu": "Menu",
    "App pages": "Sider",
    "Sidebar": "Sidemenu",
    "Collapse sidebar": "Luk sidemenuen",
    "Expand sidebar": "Åbn sidemenuen",
    "Navigate to home page": "Gå til forsiden",
    "Skip to main content": "Gå til indholdet",
    "View less": "Vis færre",
    "Notifications": "Beskeder",
    "Link to heading": "Link til overskriften",
    "Help": "Hjælp",
    "progress": "Fremdrift",
    "Close": "Luk",
    "Dismiss": "Luk",
    "Cancel": "Annuller",
    "Open": "Åbn",
    "Done": "Færdig",
    "Copy": "Kopiér",
    "Copied": "Kopieret",
    "Copied!": "Kopieret",
    "Copy to clipboard": "Kopiér",
    "Footnotes": "Noter",
    "Choose an option": "Vælg",
    "Choose options": "Vælg en eller flere",
    "Choose or add an option": "Vælg eller tilføj",
    "Choose or add options": "Vælg eller tilføj",
    "Add an option": "Tilføj",
    "Add options": "Tilføj",
    "No options to select": "Der er intet at vælge",
    "No options to select.": "Der er intet at vælge.",
    "No results": "Ingen fundet",
    "No options": "Ingen muligheder",
    "Select all": "Vælg alle",
    "Select...": "Vælg …",
    "Selected values": "Valgte",
    "Selectbox options": "Muligheder",
    "Multiselect options": "Muligheder",
    "Show suggestions": "Vis forslag",
    "Suggestions": "Forslag",
    "Clear value": "Ryd",
    "Clear all": "Ryd alle",
    "Clear entry": "Ryd",
    "Clear selection": "Ryd valget",
    "Show password": "Vis adgangskoden",
    "Hide password": "Skjul adgangskoden",
    "Press Enter to apply": "Tryk Enter",
    "Press Enter to submit form": "Tryk Enter for at sende",
    "Press Ctrl+Enter to apply": "Tryk Ctrl+Enter",
    "Press Ctrl+Enter to submit form": "Tryk Ctrl+Enter for at sende",
    "Press ⌘+Enter to apply": "Tryk ⌘+Enter",
    "Press ⌘+Enter to submit form": "Tryk ⌘+Enter for at sende",
    "This field is required.": "Feltet skal udfyldes.",
    "Invalid input.": "Det kan ikke bruges her.",
    "Invalid value.": "Det kan ikke bruges her.",
    "Increment": "Én mere",
    "Decrement": "Én mindre",
    "Number is above the allowed range.": "Tallet er for stort.",
    "Number is below the allowed range.": "Tallet er for lille.",
    "Choose date": "Vælg dato",
    "Choose date range": "Vælg periode",
    "Choose date and time": "Vælg dato og tid",
    "Clear date": "Ryd datoen",
    "Clear dates": "Ryd datoerne",
    "Clear time": "Ryd tiden",
    "Date range": "Periode",
    "Calendar": "Kalender",
    "Time": "Tid",
    "Previous month": "Forrige måned",
    "Next month": "Næste måned",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Brug piletasterne. Enter vælger. Escape lukker.",
    "Pagination": "Sider",
    "Previous page": "Forrige side",
    "Next page": "Næste side",
    "Scroll tabs left": "Rul faner til venstre",
    "Scroll tabs right": "Rul faner til højre",
    "Fullscreen": "Fuld skærm",
    "Toggle fullscreen": "Fuld skærm",
    "Close fullscreen": "Luk fuld skærm",
    "Exit fullscreen": "Luk fuld skærm",
    "Show data": "Vis tal",
    "Show chart": "Vis diagram",
    "Download as CSV": "Hent som CSV",
    "Download as PNG": "Hent som billede",
    "Download failed": "Filen kunne ikke hentes",
    "Failed to generate file for download": "Genindlæs siden, og prøv igen. Er du logget ud, så log ind først.",
    "Search": "Søg",
    "Type to search": "Skriv for at søge",
    "Close Search": "Luk søgning",
    "Previous Result": "Forrige",
    "Next Result": "Næste",
    "Show/hide columns": "Vis eller skjul kolonner",
    "Sort ascending": "Sortér stigende",
    "Sort descending": "Sortér faldende",
    "Hide column": "Skjul kolonnen",
    "Pin column": "Fastgør kolonnen",
    "Unpin column": "Frigør kolonnen",
    "Autosize": "Tilpas bredden",
    "Copy column name": "Kopiér kolonnens navn",
    "Dataframe column menu": "Kolonnens menu",
    "No data": "Ingen data",
    "Upload": "Vælg fil",
    "Add files": "Tilføj filer",
    "file upload": "vælg fil",
    "Drag and drop a file here": "Træk en fil hertil",
    "Drag and drop files here": "Træk filer hertil",
    "Upload failed": "Filen kunne ikke sendes",
    "Only one file is allowed.": "Vælg kun én fil.",
    "Too many files": "For mange filer",
  }));

  const PATTERNS = [
    [/^Help for (.+)$/s, "Hjælp til $1"],
    [/^Page (\d+)$/, "Side $1"],
    [/^Remove (.+)$/s, "Fjern $1"],
    [/^Add: (.+)$/s, "Tilføj: $1"],
    [/^Shortcut (.+)$/, "Genvej $1"],
    [/^Fullscreen (.+)$/s, "Fuld skærm: $1"],
    [/^Close fullscreen (.+)$/s, "Luk fuld skærm: $1"],
    [/^View (\d+) more$/, "Vis $1 flere"],
    [/^Select (\d+) matches$/, "Vælg $1"],
    [/^Selected (.+)\. (.+)$/s, "Valgt: $1. $2"],
    [/^(.+) per file(.*)$/s, "Højst $1 pr. fil$2"],
    [/^Connection failed with status .+$/s, "Det, du har gemt, er gemt. Siden prøver selv at få forbindelse igen."],
    [/^You have requested page .+Running the app's main page\.$/s, "Siden findes ikke. Du ser forsiden i stedet."],
    [/^You can only select up to (\d+) .+$/, "Vælg højst $1. Fjern en først."],
    [/^Number is above the allowed range\. Please enter a value less than or equal to (.+)\.$/, "Skriv højst $1."],
    [/^Number is below the allowed range\. Please enter a value greater than or equal to (.+)\.$/, "Skriv mindst $1."],
    [/^Number is outside the allowed range\. Please enter a value between (.+) and (.+)\.$/, "Skriv et tal fra $1 til $2."],
  ];

  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt", "aria-description"];
  const CONTENT = "[data-testid='stMarkdownContainer'] p, [data-testid='stMarkdownContainer'] li, [data-testid='stHtml'], textarea, script, style";
  /* An icon in a text repeats what the words beside it say; its label is the name of the picture. */
  const ICON = /^[a-z0-9_]+ icon$/;
  const COMMAND = /^streamlit run /;

  const danish = (text) => {
    const trimmed = text.trim();
    if (!trimmed || !/[A-Za-z]/.test(trimmed)) return null;
    if (COMMAND.test(trimmed)) return "";
    noteLost(trimmed);
    const word = WORDS.get(trimmed);
    if (word !== undefined) return word;
    const found = PATTERNS.find(([pattern]) => pattern.test(trimmed));
    return found ? trimmed.replace(found[0], found[1]) : null;
  };

  const isContent = (element) => element !== null && element.closest(CONTENT) !== null && element.closest("[role='dialog'], [data-testid='stStatusWidget'], [data-testid='stFileUploaderDropzone']") === null;

  const translateText = (node) => {
    const put = danish(node.nodeValue ?? "");
    if (put !== null && put !== node.nodeValue && !isContent(node.parentElement)) node.nodeValue = put;
  };

  const translateElement = (element) => {
    if (element.getAttribute("alt") === "Logo") element.setAttribute("alt", "Sagskørekortet");
    if (element.getAttribute("role") === "img" && ICON.test(element.getAttribute("aria-label") ?? "")) {
      element.setAttribute("aria-hidden", "true");
      return;
    }
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      const put = value && danish(value);
      if (put !== null && put !== undefined && put !== value) element.setAttribute(name, put);
    }
  };

  const walk = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return undefined;
    translateElement(root);
    for (const element of root.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join(","))) translateElement(element);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) translateText(texts.currentNode);
    return undefined;
  };

  /* A banner says what has become of the connection; when the session has ended, signing in elsewhere brings this tab back. */
  const LOST = new Set(["Connecting", "Connection error"]);
  let asking = 0;
  let banner = null;
  let told = "";

  const SAYING = {
    lost: () => ["Forbindelsen er afbrudt. Det, der stod som gemt, er gemt. Siden prøver selv at få forbindelse igen."],
    out: () => {
      const link = document.createElement("a");
      link.href = `/login?next=${encodeURIComponent(location.pathname + location.search)}`;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = "Log ind igen i en ny fane";
      return ["Du er logget ud. Det, du har gemt, er gemt. ", link, ", så fortsætter denne side, hvor du slap."];
    },
  };

  const tell = (state) => {
    if (state !== told) {
      banner?.remove();
      banner = null;
      if (told === "lost" && state === "") say("Forbindelsen er tilbage.");
      told = state;
    }
    if (state === "") return;
    if (banner === null) {
      banner = document.createElement("div");
      banner.setAttribute("role", "alert");
      banner.className = "kk-connection";
      banner.append(...SAYING[state]());
    }
    place(banner);
  };

  /* An open dialog makes everything outside it inert, so the banner goes where it can be clicked. */
  const place = (element) => {
    const host = document.querySelector("[role='dialog']") ?? document.body;
    element.style.position = host === document.body ? "fixed" : "static";
    if (element.parentElement !== host) host.append(element);
  };

  const askAboutConnection = async () => {
    let isSettled = false;
    try {
      const answer = await fetch(location.pathname, { method: "HEAD", redirect: "manual", cache: "no-store" });
      isSettled = answer.type !== "opaqueredirect";
      tell(isSettled ? "" : "out");
    } catch {
      tell("lost"); /* The server does not answer yet; it is asked again. */
    }
    asking = isSettled ? 0 : setTimeout(askAboutConnection, 3000);
  };

  const noteLost = (text) => {
    if (asking === 0 && LOST.has(text)) asking = setTimeout(askAboutConnection, 1500);
  };

  /* Deadlines: <span role="timer" data-deadline="ISO" data-now="ISO, the server's clock when the page was made">;
     with data-pause, it is the end of a pause. */
  const NOTICES = [10, 5, 1];
  const clocks = new Map();
  let voice = null;

  const say = (sentence) => {
    if (voice === null) {
      voice = document.createElement("div");
      voice.setAttribute("role", "status");
      voice.setAttribute("aria-live", "polite");
      voice.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
      document.body.append(voice);
    }
    voice.textContent = sentence;
  };

  /* The first sight of a data-now tells how far this machine's clock is off; a sleeping laptop wakes to the right time. */
  const clockOf = (element) => {
    const key = `${element.dataset.deadline}|${element.dataset.now ?? ""}`;
    if (!clocks.has(key)) {
      const server = Date.parse(element.dataset.now ?? "");
      clocks.set(key, { ahead: Number.isNaN(server) ? 0 : server - Date.now(), last: null });
    }
    return clocks.get(key);
  };

  const shown = (seconds) => {
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  };

  const notice = (last, seconds, isPause) => {
    if (last === null) return null;
    if (isPause) return seconds === 0 && last > 0 ? "Uret går igen. Fortsæt prøven." : null;
    if (seconds === 0 && last > 0) return "Tiden er gået. Det, der er gemt, bliver afleveret.";
    const minutes = NOTICES.find((m) => last > m * 60 && seconds <= m * 60);
    if (minutes === undefined) return null;
    return minutes === 1 ? "Der er 1 minut tilbage." : `Der er ${minutes} minutter tilbage.`;
  };

  const face = (seconds, isPause) => {
    if (isPause) return seconds > 0 ? `Uret går i gang om ${shown(seconds)}` : "Uret går igen";
    return seconds > 0 ? `Tid tilbage: ${shown(seconds)}` : "Tiden er gået";
  };

  const tick = () => {
    for (const element of document.querySelectorAll("[data-deadline]")) {
      const state = clockOf(element);
      const seconds = Math.max(0, Math.ceil((Date.parse(element.dataset.deadline) - Date.now() - state.ahead) / 1000));
      if (Number.isNaN(seconds)) continue;
      const sentence = notice(state.last, seconds, element.hasAttribute("data-pause"));
      if (sentence !== null) say(sentence);
      state.last = seconds;
      const text = face(seconds, element.hasAttribute("data-pause"));
      if (element.textContent !== text) element.textContent = text;
    }
  };

  /* <span data-unsaved="form | sheet">: what stands on the page is stored nowhere. Leaving asks first, and the sheet is
     shown from its top. */
  let onSheet = false;

  const arrive = () => {
    const isSheet = document.querySelector("[data-unsaved='sheet']") !== null;
    if (isSheet && !onSheet) document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
    onSheet = isSheet;
  };

  const isUnsaved = () => onSheet || (document.querySelector("[data-unsaved='form']") !== null
    && [...document.querySelectorAll("textarea")].some((area) => area.value.trim() !== ""));

  addEventListener("beforeunload", (event) => {
    if (isUnsaved()) event.preventDefault();
  });

  const begin = () => {
    new MutationObserver((changes) => {
      arrive();
      for (const change of changes) {
        if (change.type === "characterData") translateText(change.target);
        else if (change.type === "attributes") translateElement(change.target);
        else change.addedNodes.forEach(walk);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
    walk(document.body);
    tick();
    setInterval(tick, 500);
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
