import { ReorderScreen } from '../../features/contacts/reorder-screen.tsx'
import { SignedIn } from '../../features/session/signed-in.tsx'

export default function ReorderPage() {
  return (
    <SignedIn>
      <ReorderScreen />
    </SignedIn>
  )
}
