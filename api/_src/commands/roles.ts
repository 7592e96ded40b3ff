import { grantableRoles } from '../../../shared/access.ts'
import { decideRole } from '../features/session/decide-role.ts'
import { listRoles, type RolesView } from '../features/session/list-roles.ts'
import { AppError } from '../kernel/app-error.ts'
import type { Core } from '../kernel/core.ts'
import { asCommand } from './server/as-command.ts'
import { withCore } from './server/open-core.ts'

const USAGE = `Usage:
  npm run roles -- list         who has which role, and what waits for a second person
  npm run roles -- confirm ID   be the second person, while nobody else could be`

asCommand(async () => {
  const [what, proposalId] = process.argv.slice(2)
  if (what === 'list')
    return withCore(async (core) => print(await listRoles(core, { callerId: null })))
  if (what === 'confirm' && proposalId) return withCore((core) => confirm(core, proposalId))
  console.error(USAGE)
  process.exitCode = 2
})

async function confirm(core: Core, proposalId: string): Promise<void> {
  try {
    await decideRole(core, { proposalId, deciderId: null, approve: true })
    console.log('Confirmed. Whose role changed logs in anew.')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    console.error(`${error.code}: ${error.sentence}`)
    process.exitCode = 1
  }
}

function print({ grants, proposals }: RolesView): void {
  for (const role of grantableRoles)
    for (const grant of grants.filter((one) => one.role === role))
      console.log([role, grant.employee, ...grant.departments].join('  '))
  console.log(proposals.length > 0 ? '\nWaiting for a second person:' : '\nNothing waits.')
  for (const { id, change, role, employee, departments, proposedBy } of proposals)
    console.log(
      [id, change, role, employee, ...departments, `proposed by ${proposedBy}`].join('  '),
    )
}
