// What the page of a text does beyond its form: it renews findings and sheet while one types, puts marks and places into
// the text, and knows who writes. Without this script the form still does all of it, with a click on a button.
"use strict";

const form = document.querySelector("form[data-writing]");
const field = document.getElementById("tekst");
const busy = document.getElementById("bezig");

// Who writes is asked once, and remembered by this browser alone.
document.querySelectorAll("[data-name]").forEach((input) => {
  if (!input.value) input.value = localStorage.getItem("naam") ?? "";
  input.addEventListener("input", () => localStorage.setItem("naam", input.value));
});

// The draft is drawn as soon as the one before it is: never two at once, and always the last.
let isDrawing = false;
let isStale = false;

async function draw() {
  if (isDrawing) {
    isStale = true;
    return;
  }
  isDrawing = true;
  try {
    do {
      isStale = false;
      const data = new URLSearchParams(new FormData(form));
      data.set("doe", "teken");
      const answer = await fetch(form.action, { method: "POST", body: data });
      if (!answer.ok) {
        say("Uw tekst is nu niet te laten zien. Bewaren kan wel.");
        continue;
      }
      say("");
      await put(new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("voorbeeld"));
    } while (isStale);
  } catch {
    say("Het programma antwoordt niet. Wat u typte, staat nog hier.");
  } finally {
    isDrawing = false;
  }
}

function say(text) {
  if (busy.textContent !== text) busy.textContent = text;
}

// The pictures come before the change is shown, so that the sheet never blinks.
async function put(next) {
  if (!next) return;
  document.adoptNode(next);
  const shown = document.getElementById("voorbeeld");
  const first = next.querySelector(".sheets img");
  if (first) {
    const picture = shown.querySelector(".sheets img");
    first.loading = "eager";
    if (picture?.getAttribute("src") !== first.getAttribute("src")) await first.decode().catch(() => null);
  }
  const findings = next.querySelector(".draft-findings");
  const old = shown.querySelector(".draft-findings");
  if (findings && old) old.replaceWith(findings);
  const sheet = next.querySelector(".draft-sheet");
  const before = shown.querySelector(".draft-sheet");
  if (sheet && before) before.replaceWith(sheet);
  document.dispatchEvent(new CustomEvent("drawn"));
}

form.addEventListener("input", (event) => {
  if (!event.target.matches("[data-name], [name=opmerking]")) draw();
});

// Marks go in as if they were typed, so that the browser itself can take them back.
function type(text, start, end, selectFrom, selectTo) {
  field.focus();
  field.setSelectionRange(start, end);
  if (text === "") document.execCommand("delete");
  else document.execCommand("insertText", false, text);
  if (selectFrom !== undefined) field.setSelectionRange(selectFrom, selectTo);
}

function lines() {
  const start = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const found = field.value.indexOf("\n", field.selectionEnd);
  const end = found < 0 ? field.value.length : found;
  return { start, end, list: field.value.slice(start, end).split("\n") };
}

const marked = /^(#{1,3} |- |\d+\. )/;

const marks = {
  heading: (line) => (line.startsWith("## ") ? line.slice(3) : `## ${line.replace(marked, "")}`),
  points: (line) => (line.startsWith("- ") ? line.slice(2) : `- ${line.replace(marked, "")}`),
  numbers: (line, index) => (/^\d+\. /.test(line) ? line.replace(marked, "") : `${index + 1}. ${line.replace(marked, "")}`),
};

document.querySelectorAll("[data-mark]").forEach((button) => {
  button.addEventListener("click", () => {
    const mark = button.dataset.mark;
    if (mark === "strong") {
      const { selectionStart: start, selectionEnd: end } = field;
      const words = field.value.slice(start, end);
      const isStrong = words.startsWith("**") && words.endsWith("**") && words.length > 4;
      const next = isStrong ? words.slice(2, -2) : `**${words}**`;
      type(next, start, end, start + (isStrong || words ? 0 : 2), start + (isStrong || words ? next.length : 2));
      return;
    }
    const { start, end, list } = lines();
    let number = 0;
    const next = list.map((line) => (line.trim() ? marks[mark](line, number++) : mark === "heading" || list.length > 1 ? line : marks[mark](line, number++)));
    const text = next.join("\n");
    type(text, start, end, start + text.length, start + text.length);
  });
});

document.querySelectorAll("[data-insert]").forEach((button) => {
  button.addEventListener("click", () => {
    type(button.dataset.insert, field.selectionStart, field.selectionEnd);
  });
});

document.querySelectorAll("[data-undo]").forEach((button) => {
  button.addEventListener("click", () => {
    field.focus();
    document.execCommand("undo");
  });
});

// A toolbar is one stop for Tab; arrows go from button to button (ARIA Authoring Practices, toolbar).
document.querySelectorAll("[role=toolbar]").forEach((bar) => {
  const buttons = [...bar.querySelectorAll("button")];
  buttons.forEach((button, index) => {
    button.tabIndex = index === 0 ? 0 : -1;
  });
  bar.addEventListener("keydown", (event) => {
    const here = buttons.indexOf(document.activeElement);
    const steps = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: buttons.length - 1 };
    if (!(event.key in steps) || here < 0) return;
    event.preventDefault();
    const next = buttons[(steps[event.key] + buttons.length) % buttons.length];
    buttons.forEach((button) => {
      button.tabIndex = button === next ? 0 : -1;
    });
    next.focus();
  });
});

// Enter in a list begins its next point.
field?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  const start = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const line = field.value.slice(start, field.selectionStart);
  const point = line.match(/^(- |(\d+)\. )(.*)$/);
  if (!point || field.selectionStart !== field.selectionEnd) return;
  event.preventDefault();
  if (point[3].trim() === "") type("", start, field.selectionStart);
  else type(point[2] ? `\n${Number(point[2]) + 1}. ` : "\n- ", field.selectionStart, field.selectionEnd);
});

// From a finding to its words.
document.addEventListener("click", (event) => {
  const item = event.target.closest("#voorbeeld [data-line]");
  if (!item || !field || getSelection().toString()) return;
  const rows = field.value.split("\n");
  const offset = (line, column) => rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0) + column - 1;
  const start = offset(Number(item.dataset.line), Number(item.dataset.column));
  const last = offset(Number(item.dataset.lastLine ?? item.dataset.line), Number(item.dataset.lastColumn ?? item.dataset.column));
  const word = field.value.slice(last).match(/^[\p{L}\p{N}'-]+/u);
  field.focus();
  field.setSelectionRange(start, last + (word ? word[0].length : 1));
});

// Leaving with words that nobody saved is asked about.
let isSent = false;
form.addEventListener("submit", () => {
  isSent = true;
});
addEventListener("beforeunload", (event) => {
  if (!isSent && isChanged()) event.preventDefault();
});

function isChanged() {
  return [...form.querySelectorAll("textarea, input:not([type=hidden]):not([data-name])")].some((input) =>
    input.type === "checkbox" ? input.checked !== input.defaultChecked : input.value !== input.defaultValue,
  );
}
document.addEventListener("desk-changed", () => {
  say("Iemand bewaarde intussen een tekst. Is het deze, dan ziet u dat als u bewaart.");
});

// What the page came with is about the text that it came with; a browser may have kept a later one.
if (isChanged()) draw();
