import { toJsxRuntime, type Components } from 'hast-util-to-jsx-runtime'
import { Fragment, jsx, jsxs } from 'react/jsx-runtime'
import type { Tree } from '../markdown.ts'

interface Props {
  tree: Tree
  /** What a table that is wider than the page is called, for those who move through it with the keyboard. */
  tableName: string
  components?: Partial<Components>
}

/** Sets a clean tree as elements; nothing on the way is a string of HTML. */
export function ProseText({ tree, tableName, components }: Props) {
  return toJsxRuntime(tree, {
    Fragment,
    jsx,
    jsxs,
    // The content security policy refuses `style`.
    tableCellAlignToStyle: false,
    components: {
      table: ({ children }) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard (WCAG 2.1.1)
        <div className="table-scroll" tabIndex={0} role="group" aria-label={tableName}>
          <table>{children}</table>
        </div>
      ),
      ...components,
    },
  })
}
