import { hashOf } from '../style.ts'

/**
 * What the form does where scripts run; without them it does the same one press later. On leaving the number field the
 * number is checked (design §5.1); what is typed stays in this tab until it was taken, for a press may get lost.
 */
export const script =
  `(function(){var s=window.sessionStorage,k='jinlian-draft',f=document.querySelector('form[data-draft]');
try{if(!f){if(/[?&]at=added/.test(location.search))s.removeItem(k);return}
var d=JSON.parse(s.getItem(k)||'null'),n=['name','relation','phone'];
function e(x){return f.elements[x]}
if(d&&d.at===f.dataset.draft)n.forEach(function(x){if(e(x)&&!e(x).value&&d[x])e(x).value=d[x]});
f.addEventListener('input',function(){var o={at:f.dataset.draft};n.forEach(function(x){if(e(x))o[x]=e(x).value});s.setItem(k,JSON.stringify(o))})}catch(_){}
if(!f||!window.fetch)return;var p=f.elements.phone,h=document.getElementById('h'),l='';
p.addEventListener('change',function(){var v=p.value.trim();if(!v||v===l)return;l=v;h.textContent='正在检测号码…';
fetch(f.dataset.check,{method:'POST',credentials:'same-origin',headers:{'content-type':'application/x-www-form-urlencoded'},body:'phone='+encodeURIComponent(v)})
.then(function(r){return r.json()}).then(function(a){if(p.value.trim()===v)h.textContent=a.text||''}).catch(function(){h.textContent=''})})})()`.replace(
    /\n/g,
    '',
  )
export const scriptHash = hashOf(script)
