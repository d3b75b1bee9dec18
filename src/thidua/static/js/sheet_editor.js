/* The editor of a certificate's sheet: boxes over its scan, tied to the figures in the table below. */
import { filled, keyed, moved, read, resized, written } from "./sheet_editor/geometry.js";
import { said } from "./words.js";

const SIDES = ["x", "y", "width", "height"];
const MM_OF_POINT = 25.4 / 72;
const stage = document.querySelector("[data-stage]");
const rows = document.querySelector("[data-boxes]");
const told = document.querySelector("[data-told]");
const { sample } = JSON.parse(document.getElementById("sheet-data").textContent);

const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
const sheetField = (name) => document.querySelector(`form [name="${name}"]`);
const sheet = () => ({
  width: read(sheetField("width").value) || 297,
  height: read(sheetField("height").value) || 210,
});

function boxOf(row) {
  const found = SIDES.map((side) => [side, read(field(row, side).value)]);
  return found.some(([, value]) => value === null) ? null : Object.fromEntries(found);
}

function keep(row, box) {
  for (const side of SIDES) field(row, side).value = written(box[side]);
  field(row, "x").dispatchEvent(new Event("input", { bubbles: true }));
  const [left, top, wide, high] = SIDES.map((side) => written(box[side]));
  told.textContent = `${left} × ${top} mm, ${said("ô", "box")} ${wide} × ${high} mm`;
}

function draw(row) {
  const text = field(row, "text").value.trim();
  const box = text ? boxOf(row) : null;
  row.shown ??= made(row);
  row.shown.hidden = box === null;
  if (box === null) return;
  const { width, height } = sheet();
  const { style } = row.shown;
  style.left = `${(box.x / width) * 100}%`;
  style.top = `${(box.y / height) * 100}%`;
  style.width = `${(box.width / width) * 100}%`;
  style.height = `${(box.height / height) * 100}%`;
  const size = read(field(row, "size").value) || 14;
  style.fontSize = `${((size * MM_OF_POINT) / width) * 100}cqw`;
  style.fontWeight = field(row, "bold").checked ? "700" : "400";
  style.fontStyle = field(row, "italic").checked ? "italic" : "normal";
  row.shown.dataset.align = field(row, "align").value;
  row.shown.dataset.valign = field(row, "valign").value;
  const words = filled(text, sample);
  row.shown.firstElementChild.textContent = words;
  row.shown.setAttribute("aria-label", `${words}: ${SIDES.map((side) => written(box[side])).join(" ")} mm`);
}

function made(row) {
  const shown = document.createElement("button");
  shown.type = "button";
  shown.className = "sheet-box";
  shown.setAttribute("aria-describedby", stage.dataset.describe);
  shown.append(document.createElement("span"), document.createElement("i"));
  shown.addEventListener("pointerdown", (event) => drag(row, event));
  shown.addEventListener("keydown", (event) => {
    const box = boxOf(row);
    const next = box && keyed(box, event, sheet());
    if (!next) return;
    event.preventDefault();
    keep(row, next);
  });
  shown.addEventListener("focus", () => row.classList.add("is-shown"));
  shown.addEventListener("blur", () => row.classList.remove("is-shown"));
  stage.append(shown);
  return shown;
}

function drag(row, start) {
  const box = boxOf(row);
  if (!box) return;
  const act = start.target.tagName === "I" ? resized : moved;
  const { width } = sheet();
  const scale = width / stage.clientWidth;
  const target = row.shown;
  target.setPointerCapture(start.pointerId);
  const follow = (event) => {
    const right = (event.clientX - start.clientX) * scale;
    const down = (event.clientY - start.clientY) * scale;
    keep(row, act(box, right, down, sheet()));
  };
  target.addEventListener("pointermove", follow);
  const end = () => target.removeEventListener("pointermove", follow);
  target.addEventListener("lostpointercapture", end, { once: true });
}

function drawAll() {
  const { width, height } = sheet();
  stage.style.aspectRatio = `${width} / ${height}`;
  stage.style.setProperty("--tens", `${1000 / width}cqw`);
  for (const row of rows.children) draw(row);
}

function add() {
  const total = document.querySelector('[name="boxes-TOTAL_FORMS"]');
  const place = Number(total.value);
  const template = document.querySelector("[data-box-row]");
  const row = template.content.firstElementChild.cloneNode(true);
  for (const each of row.querySelectorAll("[name], [id], [for]")) {
    for (const name of ["name", "id", "for"]) {
      if (each.hasAttribute(name)) {
        each.setAttribute(name, each.getAttribute(name).replace("__prefix__", String(place)));
      }
    }
  }
  row.querySelector("th").textContent = String(place + 1);
  total.value = String(place + 1);
  rows.append(row);
  const usual = { text: "{tên}", x: "20", y: "20", width: "100", height: "12", size: "14", min_size: "11" };
  for (const [name, value] of Object.entries(usual)) field(row, name).value = value;
  draw(row);
  field(row, "text").select();
}

if (stage.dataset.scan) stage.style.backgroundImage = `url("${stage.dataset.scan}")`;
const adding = document.querySelector("[data-add-box]");
adding.hidden = false;
adding.addEventListener("click", add);
const grid = document.querySelector("[data-grid]");
const showGrid = () => stage.classList.toggle("has-grid", grid.checked);
grid.addEventListener("change", showGrid);
document.addEventListener("input", (event) => {
  const row = event.target.closest("[data-box]");
  if (row) draw(row);
  else if (["width", "height"].includes(event.target.name)) drawAll();
});
document.addEventListener("change", (event) => {
  const row = event.target.closest("[data-box]");
  if (row) draw(row);
});
showGrid();
drawAll();
