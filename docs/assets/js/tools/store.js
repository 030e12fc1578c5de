/* Keeps records in this browser's own database (IndexedDB). A promise is fulfilled only when its whole transaction is written:
   what is confirmed is there, and nothing is half there. */

(() => {
  "use strict";

  const RECORDS = "records";

  /**
   * Each step leads from one version of the database to the next; none is ever changed or removed.
   * @type {((database: IDBDatabase, key: string) => void)[]}
   */
  const STEPS = [(database, key) => database.createObjectStore(RECORDS, { keyPath: key })];

  /**
   * A connection for each use: a closed or deleted database, or one of a newer version, never leaves a stale one behind.
   * @param {string} name @param {string} key @returns {Promise<IDBDatabase>}
   */
  const open = (name, key) =>
    new Promise((resolve, reject) => {
      const asked = indexedDB.open(name, STEPS.length);
      asked.onupgradeneeded = ({ oldVersion }) => STEPS.slice(oldVersion).forEach((step) => step(asked.result, key));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });

  /** @template {Record<string, any>} T @param {string} name @param {string} key the field that names a record @returns {Store<T>} */
  function store(name, key) {
    const channel = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;

    /**
     * One transaction, completely or not at all. `strict`: it is on the disk, not only in a buffer, when it is complete.
     * @template R @param {IDBTransactionMode} mode @param {(records: IDBObjectStore) => R} work @returns {Promise<R>}
     */
    async function run(mode, work) {
      const database = await open(name, key);
      database.onversionchange = () => database.close();
      try {
        return await new Promise((resolve, reject) => {
          const transaction = database.transaction(RECORDS, mode, { durability: "strict" });
          const given = work(transaction.objectStore(RECORDS));
          transaction.oncomplete = () => resolve(given);
          transaction.onabort = () => reject(transaction.error);
        });
      } finally {
        database.close();
      }
    }

    /** @template R @param {(records: IDBObjectStore) => R} work */
    async function write(work) {
      const given = await run("readwrite", work);
      channel?.postMessage("written");
      return given;
    }

    /** @param {IDBRequest<T[]>} asked */
    const result = (asked) => asked.result;

    /** @param {T[]} records @returns {Map<string, T>} */
    const byKey = (records) => new Map(records.map((each) => [each[key], each]));

    return {
      all: async () => result(await run("readonly", (records) => records.getAll())),
      put: (given) =>
        write((records) => {
          /** @type {T[]} */
          const before = [];
          for (const each of given) {
            records.get(each[key]).onsuccess = ({ target }) => {
              const { result: old } = /** @type {IDBRequest<T | undefined>} */ (target);
              if (old) before.push(old);
            };
            records.put(each);
          }
          return before;
        }),
      remove: async (which) => void (await write((records) => records.delete(which))),
      clear: async () =>
        result(
          await write((records) => {
            const before = records.getAll();
            records.clear();
            return before;
          }),
        ),
      undo: (now, before) =>
        write((records) => {
          const [written, old] = [byKey(now), byKey(before)];
          for (const which of new Set([...written.keys(), ...old.keys()])) {
            records.get(which).onsuccess = ({ target }) => {
              const { result: there } = /** @type {IDBRequest<T | undefined>} */ (target);
              if (JSON.stringify(there) !== JSON.stringify(written.get(which))) return;
              if (old.has(which)) records.put(old.get(which));
              else records.delete(which);
            };
          }
        }),
      heard: (act) => {
        if (channel) channel.onmessage = act;
        document.addEventListener("visibilitychange", () => document.hidden || act());
        addEventListener("pageshow", (event) => event.persisted && act());
      },
    };
  }

  window.guideStore = store;
})();
