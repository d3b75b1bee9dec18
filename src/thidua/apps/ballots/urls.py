"""Addresses of the app. Under ``b/``: open to whoever holds the link; the rest needs an account."""

from django.urls import path

from thidua.apps.ballots.views import delegate, manage, phone, preparing, result, slips, tellers

app_name = "ballots"
urlpatterns = [
    path("season/<int:season_pk>/", manage.index, name="index"),
    path("<int:conference_pk>/put-to-vote/", preparing.put, name="put_to_vote"),
    path("motions/<int:motion_pk>/prepare/", preparing.prepare, name="prepare"),
    path("<int:ballot_pk>/", manage.detail, name="detail"),
    path("<int:ballot_pk>/screen/", manage.screen, name="screen"),
    path("<int:ballot_pk>/edit/", preparing.edit, name="edit"),
    path("<int:ballot_pk>/withdraw/", preparing.withdraw, name="withdraw_nominee"),
    path("<int:ballot_pk>/second-round/", preparing.second_round, name="prepare_second_round"),
    path("<int:ballot_pk>/again/", preparing.again, name="prepare_again"),
    path("<int:ballot_pk>/open/", manage.open_, name="open"),
    path("<int:ballot_pk>/acclaim/", manage.acclaim, name="acclaim"),
    path("<int:ballot_pk>/slips/", slips.slips, name="print_slips"),
    path("<int:ballot_pk>/slips/again/", slips.reprint, name="reprint_slips"),
    path("<int:ballot_pk>/exchange/", slips.exchange, name="exchange_slip"),
    path("<int:ballot_pk>/lost/", slips.replace_lost, name="replace_lost_slips"),
    path("<int:ballot_pk>/hand-out/", slips.hand_out, name="hand_out_slips"),
    path("<int:ballot_pk>/close/", manage.close, name="close"),
    path("<int:ballot_pk>/void/", manage.void, name="void"),
    path("<int:ballot_pk>/publish/", manage.publish, name="publish"),
    path("<int:ballot_pk>/count/", result.count, name="enter_count"),
    path("<int:ballot_pk>/count/papers/", tellers.type_one, name="type_paper"),
    path("<int:ballot_pk>/count/papers/remove/", tellers.remove, name="remove_typed_paper"),
    path("<int:ballot_pk>/count/papers/done/", tellers.hand_in, name="enter_count_from_papers"),
    path("<int:ballot_pk>/paper.pdf", result.paper_form, name="paper_form"),
    path("<int:ballot_pk>/sheet.<str:form>", result.sheet, name="sheet"),
    path("<int:ballot_pk>/draw/", delegate.draw, name="draw_slip"),
    path("<int:ballot_pk>/opinion/", delegate.opinion, name="opinion"),
    path("b/", phone.door, name="door"),
    path("b/<uuid:public_id>/", phone.vote, name="vote"),
    path("b/<uuid:public_id>/check/", phone.check, name="check"),
    path("b/<uuid:public_id>/send/", phone.send, name="cast_paper"),
    path("b/<uuid:public_id>/receipt/", phone.receipt, name="receipt"),
    path("b/<uuid:public_id>/state/", phone.state, name="state"),
    path("b/<uuid:public_id>/papers/", phone.papers, name="papers"),
    path("b/<uuid:public_id>/result.json", result.file, name="file"),
    path("explained/", phone.explained, name="explained"),
]
