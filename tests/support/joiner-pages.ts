import { Hono } from 'hono'
import { takePreboardings } from '../../api/_src/flow/batches/take-preboardings.ts'
import {
  createJoinerPages,
  type JoinerPagesContext,
} from '../../api/_src/http/pages/joiner/create-joiner-pages.ts'
import type { Core } from '../../api/_src/kernel/core.ts'
import { preboardingAnswerSchema } from '../../shared/preboarding.ts'

/** The joiner's pages where they are in the product, at /j. */
export function mountJoinerPages(core: Omit<JoinerPagesContext, 'config'>): Hono {
  const pages = createJoinerPages({
    ...core,
    config: {
      company: { name: '远禾精密', landline: '0512-5550-0100', retentionDays: 30 },
      server: { publicUrl: 'http://localhost', clientIpHeader: 'x-test-address' },
    },
  })
  return new Hono().route('/j', pages)
}

let requests = 0

/** A link as the HR core gets it, for 林小满, who starts on 2026-12-01; '' where one works already. */
export async function issueJoinerLink(
  core: Core,
  row: Record<string, unknown> = {},
): Promise<string> {
  const rows = [{ employeeNo: 'P1', name: '林小满', startOn: '2026-12-01', ...row }]
  const batch = { lineId: 'key_1', keyId: 'key_1', what: 'preboarding', rows }
  const answer = await takePreboardings(core, {
    ...batch,
    key: `issue${++requests}`,
    urlOf: (link) => link,
  })
  const { results } = preboardingAnswerSchema.parse(JSON.parse(answer))
  return results[0]?.link ?? ''
}
