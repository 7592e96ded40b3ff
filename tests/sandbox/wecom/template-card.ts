import { z } from 'zod'

const taskId = /^[A-Za-z0-9_\-@]{1,128}$/
const action = z.object({
  type: z.union([z.literal(1), z.literal(2)]),
  url: z.string().max(2048).optional(),
  appid: z.string().optional(),
  pagepath: z.string().optional(),
})
const line = z.object({
  keyname: z.string().max(5),
  value: z.string().max(30).optional(),
  type: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).optional(),
  url: z.string().optional(),
  media_id: z.string().optional(),
  userid: z.string().optional(),
})
const button = z.object({
  text: z.string().min(1).max(10),
  style: z.number().int().min(1).max(4).optional(),
  type: z.union([z.literal(0), z.literal(1)]).optional(),
  key: z.string().max(1024).optional(),
  url: z.string().optional(),
})
const interactive = ['button_interaction', 'vote_interaction', 'multiple_interaction']

/** The card's fields and limits; `task_id` is checked apart because it has its own errcode. */
export const templateCard = z
  .looseObject({
    card_type: z.enum([
      'text_notice',
      'news_notice',
      'button_interaction',
      'vote_interaction',
      'multiple_interaction',
    ]),
    source: z
      .object({
        icon_url: z.string().optional(),
        desc: z.string().optional(),
        desc_color: z.number().int().min(0).max(3).optional(),
      })
      .optional(),
    main_title: z
      .object({ title: z.string().max(36).optional(), desc: z.string().max(44).optional() })
      .optional(),
    sub_title_text: z.string().max(160).optional(),
    horizontal_content_list: z.array(line).max(6).optional(),
    jump_list: z
      .array(action.extend({ title: z.string().max(18) }))
      .max(3)
      .optional(),
    card_action: action.optional(),
    button_list: z.array(button).min(1).max(6).optional(),
    action_menu: z
      .object({
        desc: z.string().optional(),
        action_list: z
          .array(z.object({ text: z.string(), key: z.string().max(1024) }))
          .min(1)
          .max(3),
      })
      .optional(),
    task_id: z.string().optional(),
  })
  .refine((card) => card.card_type !== 'text_notice' || card.card_action, {
    message: 'text_notice needs card_action',
  })
  .refine((card) => card.main_title?.title || card.sub_title_text, {
    message: 'main_title.title or sub_title_text is required',
  })
  .refine((card) => card.card_type !== 'button_interaction' || card.button_list, {
    message: 'button_interaction needs button_list',
  })
  .refine((card) => hasUniqueKeys(card.button_list ?? []), { message: 'button keys must differ' })

export type TemplateCard = z.infer<typeof templateCard>

export function isInteractive(card: TemplateCard): boolean {
  return interactive.includes(card.card_type)
}

/** Interactive cards and cards with a menu need a task_id that the app never used before. */
export function hasValidTaskId(card: TemplateCard, used: ReadonlySet<string>): boolean {
  if (card.task_id === undefined) return !isInteractive(card) && !card.action_menu
  return taskId.test(card.task_id) && !used.has(card.task_id)
}

function hasUniqueKeys(buttons: readonly { key?: string | undefined }[]): boolean {
  const keys = buttons.flatMap(({ key }) => (key === undefined ? [] : [key]))
  return new Set(keys).size === keys.length
}
