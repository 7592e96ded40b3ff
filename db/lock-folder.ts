import fs from 'node:fs'
import path from 'node:path'

/** Somebody else has the folder open; the message is for the person at the terminal. */
export class FolderInUseError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `the data folder ${folder} is in use by process ${pid}; stop that one first, or give this one its own DATA_DIR`,
    )
    this.name = 'FolderInUseError'
  }
}

/**
 * PGlite has no lock of its own, and two processes on one folder lose rows silently. Takes `<folder>.lock`
 * with this process's id and gives back the function that frees it. A lock left by a dead process is taken over.
 */
export function lockFolder(folder: string): () => void {
  const absolute = path.resolve(folder)
  const file = `${absolute}.lock`
  fs.mkdirSync(path.dirname(absolute), { recursive: true })
  for (let attempt = 0; attempt < 2; attempt++) {
    if (createExclusively(file)) return freeing(file)
    const owner = readOwner(file)
    if (isAlive(owner)) throw new FolderInUseError(folder, owner.pid)
    fs.rmSync(file, { force: true })
  }
  throw new FolderInUseError(folder, readOwner(file).pid)
}

type Owner = { pid: number; startedAt: string }

function createExclusively(file: string): boolean {
  try {
    fs.writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readOwner(file: string): Owner {
  const [pid = '', startedAt = ''] = readIfThere(file).split(' ')
  return { pid: Number(pid), startedAt }
}

/** Process ids come around again, in containers at once: the start time tells two owners of one id apart. */
function isAlive({ pid, startedAt }: Owner): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, but is somebody else's
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return startedAt === '' || startOf(pid) === startedAt
}

/** When the process started, in the kernel's ticks; '' where there is no /proc. */
function startOf(pid: number): string {
  const stat = readIfThere(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function readIfThere(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function freeing(file: string): () => void {
  const free = () => fs.rmSync(file, { force: true })
  process.once('exit', free)
  return () => {
    process.off('exit', free)
    free()
  }
}
