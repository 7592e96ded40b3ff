import type { CompanyWorld } from '../../../../tests/support/company/company-world.ts'
import { startImport } from '../../features/import/start-import.ts'
import { progressBar } from '../progress-bar.ts'

/** 开始询问, and all that follows of it at once: every number checked, every living one asked. */
export async function startAsking(world: CompanyWorld): Promise<void> {
  const { contacts } = await startImport(world.context)
  const checked = progressBar('检测', contacts)
  const watch = setInterval(() => checked.update(checksOf(world)), 500)
  await world.settle()
  clearInterval(watch)
  checked.update(checksOf(world), checksOf(world))
  checked.stop()
  console.error(`短信 ${world.sandbox.sms.log.size} 条`)
}

function checksOf({ sandbox }: CompanyWorld): number {
  return sandbox.stats().calls.PhoneNumberStatusForPublic?.calls ?? 0
}
