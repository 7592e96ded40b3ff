import { useCallback, useEffect, useState } from 'react'
import type { Contact } from '../../../shared/contact.ts'
import { getContact } from './contacts-api.ts'
import type { Refusal } from './refusal.ts'

/** One contact, read once; null while it is on its way or when there is none to read. */
export function useContact(id: string | undefined) {
  const [contact, setContact] = useState<Contact | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const load = useCallback(async () => {
    if (!id) return
    setRefusal(null)
    const answer = await getContact(id)
    if (answer.ok) setContact(answer.value)
    else setRefusal(answer.refusal)
  }, [id])

  useEffect(() => {
    void load()
  }, [load])
  return { contact, refusal, reload: load }
}
