'use client'
import { useEffect, useState } from 'react'

function countIn(cookies: string, name: string): number {
  const pair = cookies.split('; ').find((each) => each.startsWith(`${name}=`))
  return Number(pair?.slice(name.length + 1) ?? 0) || 0
}

/** How much is in this browser's cart. The page itself is the same for everybody; a cookie of ours tells the number. */
export function CartCount({ cookie, isRefreshed }: { cookie: string; isRefreshed: boolean }) {
  const [pieces, setPieces] = useState(0)
  useEffect(() => {
    const read = () => setPieces(countIn(document.cookie, cookie))
    read()
    if (isRefreshed) void fetch('/api/cart/count').then(read, read)
    window.addEventListener('pageshow', read)
    return () => window.removeEventListener('pageshow', read)
  }, [cookie, isRefreshed])
  return <span className="figures min-w-[1.5ch] font-semibold text-accent">{pieces > 0 ? pieces : null}</span>
}
