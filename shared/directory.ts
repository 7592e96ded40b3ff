import * as z from 'zod/mini'

export const syncStates = ['due', 'running', 'done', 'failed', 'stopped'] as const
export const syncStateWords: Record<(typeof syncStates)[number], string> = {
  due: '等待读取',
  running: '正在读取',
  done: '已完成',
  failed: '没有读到',
  stopped: '已停下，没有改动',
}

/** One difference between the directory and the company, in a sentence that names employees, never their contacts. */
export const directoryDifferenceSchema = z.object({
  kind: z.string(),
  /** Null: nobody here is meant, or they are gone. */
  employee: z.nullable(z.string()),
  /** The WeCom account. */
  userid: z.string(),
  text: z.string(),
})
export const directorySyncSchema = z.object({
  id: z.string(),
  state: z.enum(syncStates),
  stateText: z.string(),
  /** Null: the clock asked for it. */
  askedBy: z.nullable(z.string()),
  startedAt: z.nullable(z.string()),
  endedAt: z.nullable(z.string()),
  /** `members`, `joined`, `returned`, `changed`, `left`, `hidden`, `held`, `departments`; of a stopped one `missing`. */
  counts: z.record(z.string(), z.number()),
  /** Why it failed or stopped, in words. */
  trouble: z.nullable(z.string()),
  /** What the callbacks had not told, the first 300. */
  differences: z.array(directoryDifferenceSchema),
})
/** `GET /api/desk/directory-syncs`: the last ones, the newest first. */
export const directorySyncsSchema = z.object({
  /** False: no directory is configured. */
  enabled: z.boolean(),
  syncs: z.array(directorySyncSchema),
})
export type DirectorySyncs = z.infer<typeof directorySyncsSchema>
export type DirectorySync = z.infer<typeof directorySyncSchema>

/** `POST /api/desk/directory-syncs`; `acceptLeavers` after one stopped: whoever is missing has really left. */
export const newDirectorySyncSchema = z.object({ acceptLeavers: z.optional(z.boolean()) })
