import sys,pathlib
sys.path.insert(0,'/tmp/wt/widen')
from tests.conftest import line_alone
from tests.test_packs import does_its_work, event_rules
from liens.claim.propose import Proposer
from liens.langs.pack import load_pack
from liens.parse.nlp import Parser
from liens.model import Article
EV=pathlib.Path('/tmp/wt/widen/src/liens/langs/en/events')
old=set()
for p in pathlib.Path('/tmp/wn/base/src/liens/langs/en/events').glob('*.tsv'):
    for l in p.read_text().split('\n'): old.add(l.split('\t')[-1])
known=pathlib.Path('/tmp/wt/widen/tests/known_event_examples.tsv').read_text()
pack=load_pack('en'); P=Proposer(pack); lines=event_rules(P)
whole=Parser(pack).parse(Article('a-test','\n'.join(r.example for r in lines),'en'))
drop=set()
for n,r in enumerate(lines):
    p=line_alone(whole,n)
    if does_its_work(P,r,p) or r.example in known: continue
    o=r.example in old
    print('OLD' if o else 'new',r.place,r.trigger,'|',r.example,'|',[(str(t.rule.category),t.rule.trigger,t.rule.place.split('/')[-1],t.unmet) for t in P.triggers(P.context(p))])
    if not o: drop.add(r.example)
if '--drop' in sys.argv:
    for path in EV.glob('*.tsv'):
        L=path.read_text().rstrip('\n').split('\n'); path.write_text('\n'.join(l for l in L if l.split('\t')[-1] not in drop)+'\n')
