import { useState } from 'react'
import type { Contact } from '../../../../shared/contact.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Screen } from '../../components/screen.tsx'
import { Loading } from '../../components/trouble.tsx'
import { patchContact } from '../../lib/contacts-api.ts'
import { goBack } from '../../lib/navigate.ts'
import { useContacts } from '../../lib/use-contacts.ts'
import { moved, orderPatches } from './new-order.ts'
import { holdsPlace } from './places.ts'
import { Reorder } from './reorder.tsx'

export function ReorderScreen() {
  const { list, refusal, reload } = useContacts()
  const [order, setOrder] = useState<Contact[] | null>(null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const before = list?.contacts.filter(holdsPlace) ?? []
  const shown = order ?? before
  const trouble = failed ?? refusal?.message

  const save = async () => {
    setBusy(true)
    for (const { id, order: place } of orderPatches(before, shown)) {
      const answer = await patchContact(id, { order: place })
      if (answer.ok) continue
      setBusy(false)
      setFailed(answer.refusal.message)
      return reload()
    }
    goBack()
  }

  return (
    <Screen
      title='调整顺序'
      foot={
        list ? (
          <Button look='primary' busy={busy} onPress={() => void save()}>
            保存顺序
          </Button>
        ) : null
      }
    >
      {trouble ? (
        <Banner tone='bad' urgent>
          {trouble}
        </Banner>
      ) : null}
      {list ? (
        <Reorder contacts={shown} onMove={(from, to) => setOrder(moved(shown, from, to))} />
      ) : trouble ? null : (
        <Loading words='正在打开…' />
      )}
    </Screen>
  )
}
