#!/usr/bin/env bash
# Makes the packaged model and scores anew, into src/. Run by `make model`, which says where the data lie.
#   bash training/make.sh PYTHON
set -euo pipefail
python=$1
work=build/model
mkdir -p "$work"

# the articles whose texts are not kept here
"$python" -m training.codings "$CORPUS" "$work/coded"
gold=("$GOLD" training/articles "$work/coded")

"$python" -m training.encoder.prepare --treebanks "$TREEBANKS" "${gold[@]/#/--gold=}" \
    --own training/treebank/deals_train_a.conllu --own training/treebank/deals_train_b.conllu \
    --base "$BASE" --out "$work/data.gz"

learn() { "$python" -m training.encoder.learn --data "$work/data.gz" --base "$BASE/model.safetensors" "$@"; }
learn --share 0 --steps 1750 --tree-batch 8000 --own 8 --out "$work/trees.pt"
on_articles=(--start "$work/trees.pt" --rate 2e-4 --blur 0.05 --disguise 0.7 --article-batch 32)
for fold in 0 1 2 3; do
    learn "${on_articles[@]}" --leave "$fold" --share 1 --steps 1000 --out "$work/fold$fold.pt"
done
learn "${on_articles[@]}" --share 0.62 --steps 1870 --tree-batch 6000 --own 8 --out "$work/full.pt"

for name in fold0 fold1 fold2 fold3 full; do
    "$python" -m training.encoder.export --data "$work/data.gz" --checkpoint "$work/$name.pt" --base "$BASE" \
        --out "$work/encoders/$name"
done
cp "$work"/encoders/full/* src/dealparse/language/model/

# the linear scores weigh what an encoder says that has not learned from the article
"$python" -m training.linear.run fit --encoders "$work/encoders" "${gold[@]}"
"$python" -m training.linear.contests --encoders "$work/encoders" "${gold[@]}"
"$python" -m training.encoder.evaluate --treebanks "$TREEBANKS" --raw \
    --own training/treebank/deals_test_a.conllu --own training/treebank/deals_test_b.conllu
