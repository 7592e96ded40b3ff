import { z } from 'zod'
import type { WecomRefusal } from './errors.ts'
import { shownCard } from './shown-message.ts'
import { hasValidTaskId, templateCard } from './template-card.ts'
import type { WecomService } from './wecom-service.ts'

const updateShape = z
  .object({
    userids: z.array(z.string()).max(1000).optional(),
    partyids: z.array(z.number().int()).optional(),
    tagids: z.array(z.number().int()).optional(),
    atall: z.union([z.literal(0), z.literal(1)]).optional(),
    agentid: z.number().int().optional(),
    response_code: z.string().optional(),
    button: z.object({ replace_name: z.string().min(1) }).optional(),
    template_card: templateCard.optional(),
  })
  .refine(({ button, template_card }) => !button !== !template_card, {
    message: 'either button or template_card',
  })

/** message/update_template_card: once per response_code, for those of the named who got the card. */
export function updateCard(
  service: WecomService,
  body: string,
): WecomRefusal | { invaliduser: string[] } {
  const input = parseUpdate(body)
  if ('errcode' in input) return input
  const { agentid, response_code, userids = [], atall, button, template_card } = input
  if (agentid === undefined) return { errcode: 40056 }
  if (agentid !== service.options.agentId) return { errcode: 301002 }
  if (!response_code) return { errcode: 40063, detail: 'response_code' }
  const taskId = service.responseCodes.find(response_code)
  if (taskId === null) return { errcode: 40058, detail: 'response_code' }
  if (template_card?.task_id !== undefined && template_card.task_id !== taskId) {
    if (!hasValidTaskId(template_card, service.usedTaskIds)) return { errcode: 42014 }
    service.usedTaskIds.add(template_card.task_id)
  }

  const holders = service.messages.withTask(taskId)
  const named = new Set(userids.map((userid) => userid.toLowerCase()))
  const changed = holders.filter(
    ({ userid }) => atall === 1 || input.partyids || named.has(userid.toLowerCase()),
  )
  if (changed.length === 0) return { errcode: 81013 }
  service.responseCodes.use(response_code)
  for (const message of changed) {
    if (button && message.card) message.card.replacedWith = button.replace_name
    if (template_card) {
      Object.assign(message, shownCard({ task_id: taskId, ...template_card }, service.options))
    }
  }
  service.messages.noteChange()
  const reached = new Set(changed.map(({ userid }) => userid.toLowerCase()))
  return { invaliduser: userids.filter((userid) => !reached.has(userid.toLowerCase())) }
}

function parseUpdate(body: string): z.infer<typeof updateShape> | WecomRefusal {
  try {
    const parsed = updateShape.safeParse(JSON.parse(body))
    if (parsed.success) return parsed.data
    const issue = parsed.error.issues[0]
    return { errcode: 40058, detail: `${issue?.path.join('.')} ${issue?.message}` }
  } catch {
    return { errcode: 40058, detail: 'not JSON' }
  }
}
