import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { engineOrder, numericalFolders, rooms, windowPackages } from "./rules.mjs";

/**
 * The imports that go another way than docs/walk.md allows, a sentence each.
 *
 * @param {string} path of the importing file, from the repository's root, with slashes
 * @param {readonly string[]} imports as written in it
 * @returns {readonly string[]}
 */
export function violationsOf(path, imports) {
  const room = roomOf(path);
  if (room === undefined) return [`${path} stands in no room of docs/walk.md`];
  return imports.flatMap((name) => {
    const wrong = name.startsWith(".")
      ? wrongFile(path, room, posix.join(posix.dirname(path), name))
      : wrongPackage(path, room, name);
    return wrong === null ? [] : [`${path} imports ${name}: ${wrong}`];
  });
}

/** @param {string} path */
function roomOf(path) {
  return rooms.find(({ folder }) => path.startsWith(`${folder}/`));
}

/**
 * @param {string} path
 * @param {import("./rules.mjs").Room} room
 * @param {string} target
 */
function wrongFile(path, room, target) {
  const targetRoom = roomOf(target);
  if (targetRoom === undefined) return target.startsWith("assets/") && room.window ? null : "that stands in no room";
  if (targetRoom !== room) {
    const allowed = room.may.some((folder) => target.startsWith(`${folder}/`));
    return allowed ? null : `${room.folder} may import ${room.may.join(", ") || "nothing of ours"}`;
  }
  if (room.folder !== "src-engine") return null;
  const [from, to] = [engineFolder(path), engineFolder(target)];
  if (!engineOrder.includes(from)) return `src-engine/${from} has no place in the walk`;
  return engineOrder.indexOf(to) <= engineOrder.indexOf(from) ? null : `${to} comes after ${from} in the walk`;
}

/**
 * @param {string} path
 * @param {import("./rules.mjs").Room} room
 * @param {string} name
 */
function wrongPackage(path, room, name) {
  if (name === "electron" || name.startsWith("electron/")) {
    return room.electron ? null : "only src-main/electron knows Electron";
  }
  if (windowPackages.test(name)) return room.window ? null : "only the window draws";
  if (!isBuiltin(name)) return null;
  if (!room.node) return `${room.folder} does without Node`;
  const numerical = room.folder === "src-engine" && numericalFolders.includes(engineFolder(path));
  return numerical ? "the numerical folders do without Node" : null;
}

/** @param {string} path */
function engineFolder(path) {
  return path.split("/").length > 2 ? (path.split("/")[1] ?? ".") : ".";
}
