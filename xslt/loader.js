'use strict'
// What brings data as scripts, site.takeX(…), and tells which pieces of the index a query needs. It stands before the other
// scripts, and in the page of the search itself, before the style sheet, for which scripts within a page wait: so the pieces
// are asked for before the scripts have come.
if (!window.site) {
  window.site = (() => {
    const promises = new Map()
    const settled = new Map()

    function promiseOf (name) {
      if (!promises.has(name)) promises.set(name, new Promise((resolve, reject) => settled.set(name, { resolve, reject })))
      return promises.get(name)
    }

    function arrive (name, value) {
      promiseOf(name)
      settled.get(name).resolve(value)
    }

    // The value that the script at `path` brings under `name`, once it is there; without a path, one that the page has.
    function bring (name, path) {
      const asked = promises.has(name)
      const promise = promiseOf(name)
      if (asked || !path) return promise
      const script = document.createElement('script')
      script.src = path
      script.onerror = () => {
        settled.get(name).reject(new Error(path))
        promises.delete(name) // who asks again gets another chance
      }
      document.head.append(script)
      return promise
    }

    // What the index knows of a query: pairs of ideographs, and words. Of a long run the pairs stand side by side: they hold
    // every character, and half as many have to be loaded.
    function termsOf (query) {
      const terms = new Set()
      const text = query.normalize('NFKC').toLowerCase()
      for (const run of text.match(/[\u3400-\u9fff\uf900-\ufaff\u3007]+/g) || []) {
        for (let i = 0; i + 1 < run.length; i += run.length > 4 ? 2 : 1) terms.add(run.slice(i, i + 2))
        if (run.length > 1) terms.add(run.slice(-2))
      }
      for (const word of text.match(/[a-z0-9]{2,}/g) || []) if (/[a-z]/.test(word)) terms.add(word.slice(0, 8))
      return [...terms]
    }

    function shardOf (term, shards) {
      let sum = 0
      for (const character of term) sum = (sum * 31 + character.codePointAt(0)) % 65521
      return sum % shards
    }

    // The piece of the index that has the term.
    function bringShard (term, { root, shards }) {
      const number = shardOf(term, Number(shards))
      return bring(`shard ${number}`, `${root}search/shards/${number}.js`)
    }

    function element (name, attributes, ...children) {
      const made = document.createElement(name)
      for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value)
      made.append(...children)
      return made
    }

    return {
      element,
      bring,
      bringShard,
      termsOf,
      take: value => arrive(`place ${value.key}`, value),
      takePlaces: value => arrive('places', value),
      takeAbout: value => arrive('about', value),
      takeIndicators: value => arrive('indicators', value),
      takeText: (number, value) => arrive(`text ${number}`, value),
      takeShard: (number, value) => arrive(`shard ${number}`, value),
      takeReports: (number, value) => arrive(`reports ${number}`, value)
    }
  })()

  const { shards } = document.currentScript.dataset
  const query = shards && new URLSearchParams(location.search).get('q')
  if (query) for (const term of window.site.termsOf(query)) window.site.bringShard(term, document.currentScript.dataset).catch(() => {}) // the search tells
}
