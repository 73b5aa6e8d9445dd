/** Opens a database of the browser's, once for all who ask; one that was closed under us is opened again. */

/**
 * @param {string} name
 * @param {number} version
 * @param {(database: IDBDatabase) => void} upgrade Makes what is missing.
 * @returns {{open: () => Promise<IDBDatabase>, again: () => Promise<IDBDatabase>}} `again` for one that turns out
 *   to be closed. Both reject when another page holds an older version, or the disk refuses.
 */
export function opener(name, version, upgrade) {
  let opened = null;
  const forget = () => {
    opened = null;
  };
  const open = () => {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(name, version);
      request.onupgradeneeded = () => upgrade(request.result);
      request.onsuccess = () => {
        const database = request.result;
        // A newer page wants in: it waits until this one lets go.
        database.onversionchange = () => {
          database.close();
          forget();
        };
        database.onclose = forget;
        resolve(database);
      };
      request.onblocked = () => reject(new DOMException("blocked", "AbortError"));
      request.onerror = () => reject(request.error);
    }).catch((error) => {
      forget();
      throw error;
    });
    return opened;
  };
  const again = () => {
    forget();
    return open();
  };
  return { open, again };
}
