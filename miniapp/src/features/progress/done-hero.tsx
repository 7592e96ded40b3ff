import { useEffect, useState } from 'react'
import type { Contact, Coverage } from '../../../../shared/contact.ts'
import { listContacts } from '../../lib/contacts-api.ts'
import { Hero } from './hero.tsx'

/** The good news, with how many contacts count now. */
export function DoneHero({ contact, now }: { contact: Contact; now: number }) {
  const [coverage, setCoverage] = useState<Coverage | null>(null)
  useEffect(() => {
    let shown = true
    void listContacts().then((answer) => {
      if (shown && answer.ok) setCoverage(answer.value.coverage)
    })
    return () => {
      shown = false
    }
  }, [])
  return <Hero contact={contact} coverage={coverage} now={now} />
}
