"""Addresses of the app; the sign-in library's follow in ``config/urls.py``."""

from django.urls import path

from thidua.apps.accounts import views

app_name = "accounts"
urlpatterns = [
    path("profile/", views.profile, name="profile"),
    path("profile/appearance/", views.appearance, name="appearance"),
    path("pointers/<slug:name>/close/", views.close, name="close_pointer"),
    path("language/", views.choose, name="choose_language"),
    path("language/<str:language>/", views.language_here, name="language_here"),
    path("email/", views.own_address, name="email"),
]
