// Which addresses are one person's, as the manifest names them.

/** Whether a path begins as told, where `*` stands for any one part of it. */
export function beginsSo(path, start) {
  const [there, wanted] = [path.split("/"), start.split("/")];
  const last = wanted.length - 1;
  return wanted.every((part, at) =>
    at === last ? there[at]?.startsWith(part) : part === "*" ? there[at] : part === there[at],
  );
}
