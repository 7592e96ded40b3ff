import { useEffect, useRef, useState } from 'react'
import type { Contact } from '../../../../shared/contact.ts'
import { replacePage } from '../../lib/navigate.ts'
import { inBrowser } from '../../lib/platform.ts'
import { sayPhone } from '../../lib/say-phone.ts'
import { scrollToField } from '../../lib/scroll-to.ts'
import type { Draft } from './draft.ts'
import { contactOf, missingOf, readNumber } from './form-rules.ts'
import { phoneMessage } from './phone-message.ts'
import { isAboutPhone, saveTrouble } from './refusal-place.ts'
import { useDraft } from './use-draft.ts'
import { useNumberCheck } from './use-number-check.ts'
import { useSubmit } from './use-submit.ts'

/** Everything the form knows and can do; the view only draws it. */
export function useEditForm(replaced: Contact | null) {
  const { draft, latest, change, drop } = useDraft(replaced)
  const [pressed, setPressed] = useState(false)
  const [left, setLeft] = useState(false)
  // what was typed for the other kind of number
  const otherEntry = useRef('')
  const number = useNumberCheck()
  const { busy, refused, submit } = useSubmit({
    keepSent: (sent) => change({ sent }),
    onAccepted: (contact) => {
      drop()
      replacePage('progress', { id: contact.id })
    },
  })
  const phone = readNumber(draft)
  const ofPhone = refused?.phone === phone && isAboutPhone(refused.refusal) ? refused.refusal : null
  // what was refused, and the ways on, must be in sight
  useEffect(() => {
    if (refused && isAboutPhone(refused.refusal)) scrollToField('phone')
  }, [refused])
  const findings = number.state.kind === 'checked' ? number.state.check.findings : []

  const leavePhone = () => {
    setLeft(true)
    const typed = readNumber(latest.current)
    if (!typed || latest.current.otherNumber) return
    // a mini-program's number field takes digits only
    if (inBrowser) change({ phone: sayPhone(typed) })
    void number.start(typed)
  }
  const save = (insists: boolean) => {
    setPressed(true)
    setLeft(true)
    const [first] = Object.keys(missingOf(latest.current, replaced?.id))
    if (first) return scrollToField(first)
    const contact = contactOf(latest.current, { replaces: replaced?.id, insists })
    if (contact) void submit(contact, latest.current.sent)
  }
  const switchKind = () => {
    const { otherNumber, phone: typed } = latest.current
    const back = otherEntry.current
    otherEntry.current = typed
    setPressed(false)
    changeField({ otherNumber: !otherNumber, phone: back })
  }
  const changeField = (part: Partial<Draft>) => {
    if (part.phone === undefined) return change(part)
    setLeft(false)
    number.forget()
    change({ ...part, shared: false })
  }

  return {
    draft,
    busy,
    missing: pressed ? missingOf(draft, replaced?.id) : {},
    trouble: refused && !isAboutPhone(refused.refusal) ? saveTrouble(refused.refusal) : null,
    phoneLine: phoneMessage({
      ...draft,
      left: left || pressed,
      check: number.state,
      refusal: ofPhone,
    }),
    offersShared: draft.shared || ofPhone?.code === 'own_number' || findings.includes('own_number'),
    offersInsist: ofPhone?.code === 'number_vacant_again',
    offersRetry: number.state.kind === 'refused' && phone !== null,
    change: changeField,
    switchKind,
    leavePhone,
    save,
  }
}

export type EditFormState = ReturnType<typeof useEditForm>
