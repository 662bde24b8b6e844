// What the pages do beyond plain links: follow changes on the disk, and change a choice without losing one's place.
// Without this script every page and link still works.
"use strict";

const live = document.getElementById("live");
let heard;
let latest = 0;

function say(text) {
  live.textContent = text;
}

// What is shown over the sheet stays chosen on every page, also where a side has nothing of the kind.
const layers = new Set(JSON.parse(sessionStorage.getItem("layers") ?? "[]"));

document.addEventListener("change", (event) => {
  if (!event.target.matches(".layers input")) return;
  layers[event.target.checked ? "add" : "delete"](event.target.id);
  sessionStorage.setItem("layers", JSON.stringify([...layers]));
});

function tick() {
  document.querySelectorAll(".layers input").forEach((box) => {
    box.checked = layers.has(box.id);
  });
}

// Details that are open, places scrolled to and the focus: by id, to be there again afterwards.
function remember() {
  return {
    open: [...document.querySelectorAll("details[open]")].map((details) => details.id),
    scrolled: [...document.querySelectorAll(".scroll")].map((area) => [area.scrollLeft, area.scrollTop]),
    focus: document.activeElement ? document.activeElement.id : "",
  };
}

function restore(state) {
  tick();
  for (const id of state.open) document.getElementById(id)?.setAttribute("open", "");
  document.querySelectorAll(".scroll").forEach((area, index) => {
    [area.scrollLeft, area.scrollTop] = state.scrolled[index] ?? [0, 0];
  });
  if (state.focus) document.getElementById(state.focus)?.focus({ preventScroll: true });
}

// Fetches the page at an address and puts its content in place of this one's; the last one asked for wins.
async function show(address, push) {
  const turn = ++latest;
  const answer = await fetch(address, { cache: "no-store" });
  const text = await answer.text();
  if (turn !== latest) return false;
  const next = new DOMParser().parseFromString(text, "text/html");
  const content = next.querySelector("main");
  if (!content) return false;
  const state = remember();
  document.querySelector("main").replaceWith(document.adoptNode(content));
  document.title = next.title;
  if (push) history.pushState(null, "", address);
  restore(state);
  return true;
}

// Choices of one page: the reader, the side, the layout, the size.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".readers a, .settings a");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(link.href, true).then(
    () => say(`${link.querySelector("b")?.textContent ?? link.textContent.trim()} is gekozen.`),
    () => location.assign(link.href),
  );
});

addEventListener("popstate", () => show(location.href, false).catch(() => location.reload()));

// A page that nobody looks at holds no connection: browsers allow a server only a few.
let stream = null;

function listen() {
  stream = new EventSource("/live");
  stream.addEventListener("version", (event) => {
    // Also what was saved between the making of this page and its first listening.
    const shown = document.querySelector("main").dataset.version ?? heard;
    heard = event.data;
    if (shown === undefined || shown === heard) return;
    // A page that somebody writes in stays as it is.
    if (document.querySelector("main form[method=post]")) {
      document.dispatchEvent(new CustomEvent("desk-changed"));
      return;
    }
    const time = new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
    show(location.href, false).then(
      () => say(document.getElementById("fout") ? `Er zit een fout in (${time}).` : `Bijgewerkt om ${time}.`),
      () => say("De pagina kon niet bijgewerkt worden."),
    );
  });
  stream.onopen = () => {
    if (live.dataset.lost) say("De verbinding is er weer.");
    delete live.dataset.lost;
  };
  stream.onerror = () => {
    live.dataset.lost = "yes";
    say("Het programma draait niet meer. Wat u ziet, kan oud zijn.");
  };
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    stream?.close();
    stream = null;
  } else if (!stream) {
    listen();
  }
});

if (!document.hidden) listen();

tick();
