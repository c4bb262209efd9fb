import enArticles from './messages/en/articles.json' with { type: 'json' }
import enCart from './messages/en/cart.json' with { type: 'json' }
import enCatalogue from './messages/en/catalogue.json' with { type: 'json' }
import enCheckout from './messages/en/checkout.json' with { type: 'json' }
import enComments from './messages/en/comments.json' with { type: 'json' }
import enHome from './messages/en/home.json' with { type: 'json' }
import enInvoices from './messages/en/invoices.json' with { type: 'json' }
import enLegal from './messages/en/legal.json' with { type: 'json' }
import enMail from './messages/en/mail.json' with { type: 'json' }
import enOrderMail from './messages/en/order-mail.json' with { type: 'json' }
import enOrders from './messages/en/orders.json' with { type: 'json' }
import enPrivacy from './messages/en/privacy.json' with { type: 'json' }
import enProblems from './messages/en/problems.json' with { type: 'json' }
import enSearch from './messages/en/search.json' with { type: 'json' }
import enSite from './messages/en/site.json' with { type: 'json' }
import enStaff from './messages/en/staff.json' with { type: 'json' }
import enStaffStart from './messages/en/staff-start.json' with { type: 'json' }
import enStaffStock from './messages/en/staff-stock.json' with { type: 'json' }
import enStaffArticles from './messages/en/staff-articles.json' with { type: 'json' }
import enStaffOrders from './messages/en/staff-orders.json' with { type: 'json' }
import enStaffImport from './messages/en/staff-import.json' with { type: 'json' }
import enStaffPictures from './messages/en/staff-pictures.json' with { type: 'json' }
import enStaffCatalogue from './messages/en/staff-catalogue.json' with { type: 'json' }
import enStaffClaims from './messages/en/staff-claims.json' with { type: 'json' }
import enStaffCompliance from './messages/en/staff-compliance.json' with { type: 'json' }
import enStaffComments from './messages/en/staff-comments.json' with { type: 'json' }
import enStaffPeople from './messages/en/staff-people.json' with { type: 'json' }
import enStaffPrivacy from './messages/en/staff-privacy.json' with { type: 'json' }
import enStaffSettings from './messages/en/staff-settings.json' with { type: 'json' }
import enStaffRules from './messages/en/staff-rules.json' with { type: 'json' }
import nlArticles from './messages/nl/articles.json' with { type: 'json' }
import nlCart from './messages/nl/cart.json' with { type: 'json' }
import nlCatalogue from './messages/nl/catalogue.json' with { type: 'json' }
import nlCheckout from './messages/nl/checkout.json' with { type: 'json' }
import nlComments from './messages/nl/comments.json' with { type: 'json' }
import nlHome from './messages/nl/home.json' with { type: 'json' }
import nlInvoices from './messages/nl/invoices.json' with { type: 'json' }
import nlLegal from './messages/nl/legal.json' with { type: 'json' }
import nlMail from './messages/nl/mail.json' with { type: 'json' }
import nlOrderMail from './messages/nl/order-mail.json' with { type: 'json' }
import nlOrders from './messages/nl/orders.json' with { type: 'json' }
import nlPrivacy from './messages/nl/privacy.json' with { type: 'json' }
import nlProblems from './messages/nl/problems.json' with { type: 'json' }
import nlSearch from './messages/nl/search.json' with { type: 'json' }
import nlSite from './messages/nl/site.json' with { type: 'json' }
import nlStaff from './messages/nl/staff.json' with { type: 'json' }
import nlStaffStart from './messages/nl/staff-start.json' with { type: 'json' }
import nlStaffStock from './messages/nl/staff-stock.json' with { type: 'json' }
import nlStaffArticles from './messages/nl/staff-articles.json' with { type: 'json' }
import nlStaffOrders from './messages/nl/staff-orders.json' with { type: 'json' }
import nlStaffImport from './messages/nl/staff-import.json' with { type: 'json' }
import nlStaffPictures from './messages/nl/staff-pictures.json' with { type: 'json' }
import nlStaffCatalogue from './messages/nl/staff-catalogue.json' with { type: 'json' }
import nlStaffClaims from './messages/nl/staff-claims.json' with { type: 'json' }
import nlStaffCompliance from './messages/nl/staff-compliance.json' with { type: 'json' }
import nlStaffComments from './messages/nl/staff-comments.json' with { type: 'json' }
import nlStaffPeople from './messages/nl/staff-people.json' with { type: 'json' }
import nlStaffPrivacy from './messages/nl/staff-privacy.json' with { type: 'json' }
import nlStaffSettings from './messages/nl/staff-settings.json' with { type: 'json' }
import nlStaffRules from './messages/nl/staff-rules.json' with { type: 'json' }
import plArticles from './messages/pl/articles.json' with { type: 'json' }
import plCart from './messages/pl/cart.json' with { type: 'json' }
import plCatalogue from './messages/pl/catalogue.json' with { type: 'json' }
import plCheckout from './messages/pl/checkout.json' with { type: 'json' }
import plComments from './messages/pl/comments.json' with { type: 'json' }
import plHome from './messages/pl/home.json' with { type: 'json' }
import plInvoices from './messages/pl/invoices.json' with { type: 'json' }
import plLegal from './messages/pl/legal.json' with { type: 'json' }
import plMail from './messages/pl/mail.json' with { type: 'json' }
import plOrderMail from './messages/pl/order-mail.json' with { type: 'json' }
import plOrders from './messages/pl/orders.json' with { type: 'json' }
import plPrivacy from './messages/pl/privacy.json' with { type: 'json' }
import plProblems from './messages/pl/problems.json' with { type: 'json' }
import plSearch from './messages/pl/search.json' with { type: 'json' }
import plSite from './messages/pl/site.json' with { type: 'json' }
import plStaff from './messages/pl/staff.json' with { type: 'json' }
import plStaffStart from './messages/pl/staff-start.json' with { type: 'json' }
import plStaffStock from './messages/pl/staff-stock.json' with { type: 'json' }
import plStaffArticles from './messages/pl/staff-articles.json' with { type: 'json' }
import plStaffOrders from './messages/pl/staff-orders.json' with { type: 'json' }
import plStaffImport from './messages/pl/staff-import.json' with { type: 'json' }
import plStaffPictures from './messages/pl/staff-pictures.json' with { type: 'json' }
import plStaffCatalogue from './messages/pl/staff-catalogue.json' with { type: 'json' }
import plStaffClaims from './messages/pl/staff-claims.json' with { type: 'json' }
import plStaffCompliance from './messages/pl/staff-compliance.json' with { type: 'json' }
import plStaffComments from './messages/pl/staff-comments.json' with { type: 'json' }
import plStaffPeople from './messages/pl/staff-people.json' with { type: 'json' }
import plStaffPrivacy from './messages/pl/staff-privacy.json' with { type: 'json' }
import plStaffSettings from './messages/pl/staff-settings.json' with { type: 'json' }
import plStaffRules from './messages/pl/staff-rules.json' with { type: 'json' }
import type { Language } from './locale.ts'

const en = {
  articles: enArticles,
  cart: enCart,
  catalogue: enCatalogue,
  checkout: enCheckout,
  comments: enComments,
  home: enHome,
  invoices: enInvoices,
  legal: enLegal,
  mail: enMail,
  'order-mail': enOrderMail,
  orders: enOrders,
  privacy: enPrivacy,
  problems: enProblems,
  search: enSearch,
  site: enSite,
  staff: enStaff,
  'staff-start': enStaffStart,
  'staff-stock': enStaffStock,
  'staff-articles': enStaffArticles,
  'staff-orders': enStaffOrders,
  'staff-import': enStaffImport,
  'staff-pictures': enStaffPictures,
  'staff-catalogue': enStaffCatalogue,
  'staff-claims': enStaffClaims,
  'staff-compliance': enStaffCompliance,
  'staff-comments': enStaffComments,
  'staff-people': enStaffPeople,
  'staff-privacy': enStaffPrivacy,
  'staff-settings': enStaffSettings,
  'staff-rules': enStaffRules,
}

/** Interface strings: one file per namespace and language; English decides which keys there are. */
export type Messages = typeof en
export type Namespace = keyof Messages

export const messages: Record<Language, Messages> = {
  en,
  nl: {
    articles: nlArticles,
    cart: nlCart,
    catalogue: nlCatalogue,
    checkout: nlCheckout,
    comments: nlComments,
    home: nlHome,
    invoices: nlInvoices,
    legal: nlLegal,
    mail: nlMail,
    'order-mail': nlOrderMail,
    orders: nlOrders,
    privacy: nlPrivacy,
    problems: nlProblems,
    search: nlSearch,
    site: nlSite,
    staff: nlStaff,
    'staff-start': nlStaffStart,
    'staff-stock': nlStaffStock,
    'staff-articles': nlStaffArticles,
    'staff-orders': nlStaffOrders,
    'staff-import': nlStaffImport,
    'staff-pictures': nlStaffPictures,
    'staff-catalogue': nlStaffCatalogue,
    'staff-claims': nlStaffClaims,
    'staff-compliance': nlStaffCompliance,
    'staff-comments': nlStaffComments,
    'staff-people': nlStaffPeople,
    'staff-privacy': nlStaffPrivacy,
    'staff-settings': nlStaffSettings,
    'staff-rules': nlStaffRules,
  },
  pl: {
    articles: plArticles,
    cart: plCart,
    catalogue: plCatalogue,
    checkout: plCheckout,
    comments: plComments,
    home: plHome,
    invoices: plInvoices,
    legal: plLegal,
    mail: plMail,
    'order-mail': plOrderMail,
    orders: plOrders,
    privacy: plPrivacy,
    problems: plProblems,
    search: plSearch,
    site: plSite,
    staff: plStaff,
    'staff-start': plStaffStart,
    'staff-stock': plStaffStock,
    'staff-articles': plStaffArticles,
    'staff-orders': plStaffOrders,
    'staff-import': plStaffImport,
    'staff-pictures': plStaffPictures,
    'staff-catalogue': plStaffCatalogue,
    'staff-claims': plStaffClaims,
    'staff-compliance': plStaffCompliance,
    'staff-comments': plStaffComments,
    'staff-people': plStaffPeople,
    'staff-privacy': plStaffPrivacy,
    'staff-settings': plStaffSettings,
    'staff-rules': plStaffRules,
  },
}
