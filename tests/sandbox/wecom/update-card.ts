import { z } from 'zod'
import type { WecomRefusal } from './errors.ts'
import { templateCard } from './template-card.ts'
import type { WecomService } from './wecom-service.ts'

const updateShape = z.object({
  userids: z.array(z.string()).min(1).max(100),
  agentid: z.number().int(),
  response_code: z.string().min(1),
  button: z.object({ replace_name: z.string().min(1) }).optional(),
  template_card: templateCard.optional(),
})

/** message/update_template_card: words in place of the buttons, or another card. Null: done. */
export function updateCard(service: WecomService, body: string): WecomRefusal | null {
  const parsed = updateShape.safeParse(parseJson(body))
  if (!parsed.success) return { errcode: 40058, detail: parsed.error.issues[0]?.message ?? '' }
  const { userids, agentid, response_code, button, template_card } = parsed.data
  if (agentid !== service.options.agentId) return { errcode: 301002 }
  if (!button === !template_card) return { errcode: 40058, detail: 'button or template_card' }
  const card = service.cards.spendCode(response_code)
  if (!card) return { errcode: 42045 }
  for (const userid of userids) {
    const member = service.directory.find(userid)?.userid
    if (!member || !card.userids.includes(member)) continue
    if (button) card.replaced.set(member, button.replace_name)
    if (template_card) card.card = template_card
    service.messages.change(member, card.taskId, {
      ...(button ? { buttons: [], keys: [], replacedBy: button.replace_name } : {}),
      ...(template_card
        ? {
            text: [template_card.main_title?.desc, template_card.sub_title_text]
              .filter(Boolean)
              .join('\n'),
          }
        : {}),
    })
  }
  return null
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
