// Makes the long page comfortable: one part at a time, search and filter by name, a map of one day.
// Without this script everything is still there, one part below the other.
(function () {
  'use strict';
  var root = document.documentElement;
  var tabs = Array.from(document.querySelectorAll('main > .tab'));
  var views = Array.from(document.querySelectorAll('.view'));
  var links = Array.from(document.querySelectorAll('.tabs a'));
  var tools = document.getElementById('tools');
  root.classList.add('js');

  function plain(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  }

  // The part of the page that the address names, or the start page.
  function wanted() {
    var id = '';
    try { id = decodeURIComponent(location.hash.slice(1)); } catch (error) { id = ''; }
    var found = id === '' ? null : document.getElementById(id);
    return found && found.closest('main > .tab') ? found.closest('.view, .tab') : tabs[0];
  }

  function addTools(view, tab) {
    if (view.querySelector('.tools')) return;
    var piece = tools.content.cloneNode(true);
    piece.querySelector('.print').addEventListener('click', function () { window.print(); });
    piece.querySelector('.back').href = '#' + tab.id;
    view.insertBefore(piece, view.firstChild);
  }

  function show(isMove) {
    if (location.hash === '#main') { document.getElementById('main').focus(); return; }
    var part = wanted();
    var tab = part.closest('.tab');
    var isView = part !== tab;
    tabs.forEach(function (other) { other.classList.toggle('current', other === tab); });
    views.forEach(function (other) { other.classList.toggle('current', other === part); });
    links.forEach(function (link) {
      if (link.hash !== '#' + tab.id) { link.removeAttribute('aria-current'); return; }
      link.setAttribute('aria-current', 'page');
      link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    root.classList.toggle('one', isView);
    root.classList.toggle('first', tab === tabs[0]);
    if (isView) addTools(part, tab);
    if (!isMove) return;
    (isView ? part : tab.querySelector('h2')).focus({ preventScroll: true });
    toTop();
  }
  function toTop() { window.scrollTo({ top: 0, behavior: 'instant' }); }
  window.addEventListener('load', toTop); // the browser has scrolled to the named part
  window.addEventListener('hashchange', function () { show(true); });
  show(false);

  // search over all names
  var find = document.getElementById('find');
  var found = document.getElementById('found');
  var count = document.getElementById('found-count');
  var names = views.map(function (view) {
    var title = view.closest('.tab').querySelector('h2').textContent;
    return { view: view, kind: title, name: view.dataset.name, key: plain(view.dataset.name) };
  });

  function search() {
    var key = plain(find.value.trim());
    var hits = key === '' ? [] : names.filter(function (item) { return item.key.includes(key); });
    found.replaceChildren();
    hits.slice(0, 12).forEach(function (hit) {
      var item = document.createElement('li');
      var link = document.createElement('a');
      var kind = document.createElement('small');
      link.href = '#' + hit.view.id;
      link.textContent = hit.name + ' ';
      kind.textContent = hit.kind;
      link.appendChild(kind);
      item.appendChild(link);
      found.appendChild(item);
    });
    found.hidden = hits.length === 0;
    count.textContent = key === '' ? '' : hits.length + ' ' + count.dataset.text;
  }

  function close() { found.hidden = true; }
  find.addEventListener('input', search);
  find.addEventListener('focus', search);
  find.form.addEventListener('submit', function (event) {
    event.preventDefault();
    var first = found.querySelector('a');
    if (first && !found.hidden) { location.hash = first.hash; close(); }
  });
  find.form.addEventListener('keydown', function (event) {
    var all = [find].concat(Array.from(found.querySelectorAll('a')));
    var at = all.indexOf(document.activeElement);
    if (event.key === 'Escape') { find.focus(); close(); }
    if (found.hidden || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))].focus();
  });
  found.addEventListener('click', close);
  document.addEventListener('click', function (event) {
    if (!find.form.contains(event.target)) close();
  });

  // filter of one index
  document.querySelectorAll('.filter input').forEach(function (input) {
    var items = Array.from(input.closest('.tab').querySelectorAll('.index li'));
    input.addEventListener('input', function () {
      var key = plain(input.value.trim());
      items.forEach(function (item) { item.hidden = !plain(item.textContent).includes(key); });
    });
  });

  // the map: ways of the chosen day and teacher
  var day = document.getElementById('map-day');
  var teacher = document.getElementById('map-teacher');
  var map = document.querySelector('.map');
  function choose() {
    document.querySelectorAll('.route, .ways tbody tr').forEach(function (way) {
      var isShown = (day.value === '' || way.dataset.day === day.value) &&
        (teacher.value === '' || way.dataset.teacher === teacher.value);
      way.toggleAttribute('hidden', !isShown);
    });
    if (map) map.classList.toggle('chosen', day.value !== '' || teacher.value !== '');
  }
  if (day && teacher) {
    day.addEventListener('change', choose);
    teacher.addEventListener('change', choose);
  }
})();
