import { Hono } from 'hono'
import {
  newWorkAddressSchema,
  verifyWorkAddressSchema,
  workAddressesSchema,
  workAddressKinds,
} from '../../../../../shared/access.ts'
import type { Context } from '../../../context.ts'
import { confirmWorkAddress } from '../../../features/delivery/confirm-work-address.ts'
import { recordWorkAddress } from '../../../features/delivery/record-work-address.ts'
import { removeWorkAddress } from '../../../features/delivery/remove-work-address.ts'
import { requestAddressCode } from '../../../features/delivery/request-address-code.ts'
import { listWorkAddresses } from '../../../features/delivery/work-address-queries.ts'
import { AppError } from '../../../kernel/app-error.ts'
import type { AppEnv } from '../../app-env.ts'
import { describe } from '../../describe.ts'
import { requireCapability } from '../../middleware/require-capability.ts'
import { readJson } from '../../read-json.ts'

const tag = 'desk'

/** Where alerts reach the caller while WeCom does not: verified once, by a code. Always the caller's own. */
export function workAddressRoutes(context: Context): Hono<AppEnv> {
  const { db, vault } = context
  return new Hono<AppEnv>()
    .use(requireCapability('set_work_address'))
    .get(
      '/',
      describe({
        summary: 'Where alerts reach me while WeCom does not, masked',
        tag,
        answer: [200, workAddressesSchema],
        refusals: ['forbidden'],
      }),
      async (c) => c.json(await listWorkAddresses(db, vault, c.var.caller.employeeId)),
    )
    .put(
      '/',
      describe({
        summary: 'Send a code to an address of mine',
        tag,
        body: newWorkAddressSchema,
        answer: [200, workAddressesSchema],
        refusals: ['forbidden', 'too_soon', 'outside_unavailable'],
      }),
      async (c) => {
        const { employeeId } = c.var.caller
        const { kind, address } = await readJson(c, newWorkAddressSchema)
        const { waits } = await recordWorkAddress(context, { employeeId, kind, address })
        if (waits) await requestAddressCode(context, { employeeId, kind })
        return c.json(await listWorkAddresses(db, vault, employeeId))
      },
    )
    .post(
      '/verify',
      describe({
        summary: 'The code that came there makes it count',
        tag,
        body: verifyWorkAddressSchema,
        answer: [200, workAddressesSchema],
        refusals: ['forbidden', 'code_wrong', 'code_expired', 'code_locked'],
      }),
      async (c) => {
        const { employeeId } = c.var.caller
        const { kind, code } = await readJson(c, verifyWorkAddressSchema)
        await confirmWorkAddress(context, { employeeId, kind, code })
        return c.json(await listWorkAddresses(db, vault, employeeId))
      },
    )
    .delete(
      '/:kind',
      describe({
        summary: 'No alerts there any more',
        tag,
        answer: [204],
        refusals: ['forbidden', 'not_found', 'body_too_large'],
      }),
      async (c) => {
        const kind = workAddressKinds.find((one) => one === c.req.param('kind'))
        if (!kind) throw new AppError('not_found')
        await removeWorkAddress(context, { employeeId: c.var.caller.employeeId, kind })
        return c.body(null, 204)
      },
    )
}
