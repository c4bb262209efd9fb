import type { FormProblems } from '#i18n/form-problems.ts'
import { languages, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextInput } from '#ui/field.tsx'
import { Picture } from '#ui/picture.tsx'
import { coverForm } from '../address.ts'
import type { StaffCover } from '../cover.ts'

interface Props {
  articleId: number
  cover: StaffCover | null
  locale: Locale
  values: Record<string, string>
  problems: FormProblems
}

/** The cover of an article: the picture, and what it shows in each language. */
export function CoverForm({ articleId, cover, locale, values, problems }: Props) {
  const t = translator(locale, 'staff-articles')
  const id = coverForm(articleId)
  return (
    <WorkshopForm
      locale={locale}
      id={id}
      action={`/staff/api/media/article-cover/${articleId}`}
      encType="multipart/form-data"
      problems={problems.summary}
      className="grid max-w-3xl gap-5"
    >
      {cover ? (
        <Picture
          picture={{ ...cover, alt: Object.values(cover.texts)[0] ?? '' }}
          sizes="20rem"
          className="max-w-80"
        />
      ) : (
        <p className="text-quiet">{t('cover.none')}</p>
      )}
      <TextInput
        id={`${id}-picture`}
        name="picture"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        label={t(cover ? 'cover.replace' : 'cover.file')}
        hint={t('cover.fileHint')}
        error={problems.of('picture')}
      />
      {languages.map((language) => (
        <TextInput
          key={language}
          id={`${id}-alt-${language}`}
          name={`alt-${language}`}
          label={t('cover.text', { language: t(`languages.${language}`) })}
          lang={language}
          maxLength={300}
          defaultValue={values[`alt-${language}`] ?? cover?.texts[language]}
          error={problems.of(`alt-${language}`)}
        />
      ))}
      <div className="flex flex-wrap gap-3">
        <Button name="action" value="save">
          {t('cover.save')}
        </Button>
        {cover ? (
          <Button kind="secondary" name="action" value="remove">
            {t('cover.remove')}
          </Button>
        ) : null}
      </div>
    </WorkshopForm>
  )
}
