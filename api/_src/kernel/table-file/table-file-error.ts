/** The file itself cannot be read as a table; the message says in Chinese what to do and quotes no cell. */
export class TableFileError extends Error {
  override name = 'TableFileError'
}
