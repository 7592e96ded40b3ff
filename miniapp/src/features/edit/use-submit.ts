import { useRef, useState } from 'react'
import type { Contact, NewContact } from '../../../../shared/contact.ts'
import { submitContact } from '../../lib/contacts-api.ts'
import { newKey } from '../../lib/new-key.ts'
import { mayRepeat, type Refusal } from '../../lib/refusal.ts'
import { nameSubmit, type Sent } from './name-submit.ts'

type Hooks = {
  /** Keeps the key with the draft before anything leaves the device. */
  keepSent: (sent: Sent) => void
  onAccepted: (contact: Contact) => void
}

export function useSubmit({ keepSent, onAccepted }: Hooks) {
  const [busy, setBusy] = useState(false)
  const underway = useRef(false)
  const [refused, setRefused] = useState<{ refusal: Refusal; phone: string } | null>(null)

  const submit = async (contact: NewContact, sent: Sent) => {
    if (underway.current) return
    underway.current = true
    const named = nameSubmit(sent, contact, newKey)
    keepSent(named)
    setBusy(true)
    setRefused(null)
    const answer = await submitContact(contact, named.key)
    underway.current = false
    setBusy(false)
    if (answer.ok) return onAccepted(answer.value)
    // an answered submit is over; only an unanswered one keeps its key
    if (!mayRepeat(answer.refusal)) keepSent(null)
    setRefused({ refusal: answer.refusal, phone: contact.phone })
  }
  return { busy, refused, submit }
}
