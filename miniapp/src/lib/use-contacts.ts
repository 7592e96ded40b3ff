import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ContactList } from '../../../shared/contact.ts'
import { listContacts } from './contacts-api.ts'
import type { Refusal } from './refusal.ts'

export type ContactsView = {
  list: ContactList | null
  refusal: Refusal | null
  reload: () => Promise<void>
}

/** This employee's contacts, read anew whenever the page comes to the front; the old ones stay in sight meanwhile. */
export function useContacts(): ContactsView {
  const [list, setList] = useState<ContactList | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const underway = useRef<Promise<void> | null>(null)

  const load = useCallback(async () => {
    const answer = await listContacts()
    setRefusal(answer.ok ? null : answer.refusal)
    if (answer.ok) setList(answer.value)
  }, [])
  const reload = useCallback(() => {
    underway.current ??= load().finally(() => {
      underway.current = null
    })
    return underway.current
  }, [load])

  // a page that was signed in first is mounted after it was shown
  useEffect(() => {
    void reload()
  }, [reload])
  useDidShow(() => {
    void reload()
  })
  return { list, refusal, reload }
}
