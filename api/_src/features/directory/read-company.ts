import { oneOfEach } from '../../kernel/one-of-each.ts'
import type { DirectoryMember, DirectoryPort } from '../../ports/directory.ts'
import type { Company } from './directory-sync.ts'

/** Calls under way at once; how fast they start is the provider's business. */
const AT_ONCE = 8

/**
 * The whole directory in memory, or ProviderError: one page that fails leaves nothing to conclude from. Null: it is
 * empty, which no company is.
 */
export async function readCompany(directory: DirectoryPort): Promise<Company | null> {
  const departments = await directory.departments()
  const members = new Map<string, DirectoryMember>()
  const same = oneOfEach()
  const waiting = departments.map(({ id }) => id)
  async function read(): Promise<void> {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
      for (const member of await directory.membersOf(id))
        if (!member.hasLeft)
          members.set(member.userid, {
            ...member,
            departmentId: same(member.departmentId),
            leaderUserid: same(member.leaderUserid),
          })
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, read))
  } finally {
    // one failed: the others stop after the page they are at
    waiting.length = 0
  }
  return members.size === 0 ? null : { departments, members }
}
